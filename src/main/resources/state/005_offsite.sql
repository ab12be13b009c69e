-- What has to be known of a backup that has copies elsewhere, also when its own file is gone.
CREATE TABLE copied_backup (
    backup     TEXT PRIMARY KEY,
    database   TEXT NOT NULL,
    taken      TEXT NOT NULL,
    ended      TEXT NOT NULL,
    reason     TEXT NOT NULL,
    bytes      INTEGER NOT NULL,
    counts     INTEGER NOT NULL,
    pinned     INTEGER NOT NULL,
    keep_until TEXT
) STRICT, WITHOUT ROWID;

-- How each copy stands, where it lies as its store tells (`path` to `theirs_md5`) and what was sent (`whole` to `md5`):
-- `at` is when that began, `until` the next try of one that failed or the last look at a proven one.
CREATE TABLE copy (
    backup     TEXT NOT NULL REFERENCES copied_backup (backup),
    store      TEXT NOT NULL,
    wanted     TEXT NOT NULL,
    state      TEXT NOT NULL,
    at         TEXT NOT NULL,
    until      TEXT,
    sentence   TEXT NOT NULL,
    hint       TEXT NOT NULL,
    sent       INTEGER NOT NULL,
    bytes      INTEGER NOT NULL,
    encrypted  INTEGER NOT NULL,
    attempts   INTEGER NOT NULL,
    path       TEXT,
    ref        TEXT,
    size       INTEGER,
    stamp      TEXT,
    modified   TEXT,
    theirs_256 TEXT,
    theirs_md5 TEXT,
    whole      INTEGER,
    sha256     TEXT,
    md5        TEXT,
    PRIMARY KEY (backup, store)
) STRICT, WITHOUT ROWID;

CREATE INDEX copy_in_store ON copy (store, backup);
CREATE INDEX copy_by_state ON copy (store, state, at);

CREATE TABLE copy_event (
    number INTEGER PRIMARY KEY,
    backup TEXT NOT NULL,
    store  TEXT NOT NULL,
    at     TEXT NOT NULL,
    state  TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;

CREATE INDEX copy_event_of_copy ON copy_event (backup, store, number);

-- What is remembered of each store.
CREATE TABLE offsite_store (
    store    TEXT PRIMARY KEY,
    paused   INTEGER NOT NULL DEFAULT 0,
    grows    INTEGER NOT NULL DEFAULT 0,
    since    TEXT,
    sentence TEXT NOT NULL DEFAULT '',
    hint     TEXT NOT NULL DEFAULT '',
    probed   TEXT,
    tried    TEXT,
    compared TEXT,
    free     INTEGER
) STRICT, WITHOUT ROWID;

-- What was put beside the dumps of a store, so that it is put anew only when it changed.
CREATE TABLE offsite_companion (
    store TEXT NOT NULL,
    path  TEXT NOT NULL,
    stamp TEXT NOT NULL,
    PRIMARY KEY (store, path)
) STRICT, WITHOUT ROWID;
