-- A trouble stands until it has ended; of one kind about one thing, one stands at a time.
CREATE TABLE alarm (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    key      TEXT NOT NULL,
    kind     TEXT NOT NULL,
    database TEXT NOT NULL,
    about    TEXT NOT NULL,
    since    TEXT NOT NULL,
    at       TEXT,
    text     TEXT NOT NULL,
    hint     TEXT NOT NULL,
    raised   TEXT NOT NULL,
    told     TEXT NOT NULL,
    ended    TEXT
) STRICT;

CREATE UNIQUE INDEX alarm_standing ON alarm (key) WHERE ended IS NULL;

-- A message on its way along one route, once.
CREATE TABLE message (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    route     TEXT NOT NULL,
    id        TEXT NOT NULL,
    topic     TEXT NOT NULL,
    phase     TEXT NOT NULL,
    severity  TEXT NOT NULL,
    at        TEXT NOT NULL,
    app       TEXT NOT NULL,
    machine   TEXT NOT NULL,
    database  TEXT NOT NULL,
    address   TEXT NOT NULL,
    title     TEXT NOT NULL,
    text      TEXT NOT NULL,
    since     TEXT,
    link      TEXT,
    attempts  INTEGER NOT NULL,
    due       TEXT NOT NULL,
    taken     TEXT,
    delivered TEXT,
    given     TEXT,
    error     TEXT NOT NULL,
    UNIQUE (route, id)
) STRICT;

CREATE INDEX message_waiting ON message (route, number) WHERE delivered IS NULL AND given IS NULL;

CREATE TABLE route (
    name      TEXT PRIMARY KEY,
    failures  INTEGER NOT NULL,
    failing   TEXT,
    error     TEXT NOT NULL,
    delivered TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE watched (
    database TEXT PRIMARY KEY,
    since    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE clock (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    tick    TEXT,
    noticed TEXT,
    millis  INTEGER
) STRICT;

CREATE TABLE disk (
    day  TEXT PRIMARY KEY,
    at   TEXT NOT NULL,
    free INTEGER NOT NULL,
    used INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX operation_newest ON operation (kind, database, number);
