-- Moments are texts in UTC with nine decimals, so that their order is that of the texts.

CREATE TABLE operation (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    id       TEXT NOT NULL UNIQUE,
    kind     TEXT NOT NULL,
    database TEXT NOT NULL,
    phase    TEXT NOT NULL,
    actor    TEXT NOT NULL,
    channel  TEXT NOT NULL,
    began    TEXT NOT NULL,
    ended    TEXT
) STRICT;

CREATE INDEX operation_running ON operation (number) WHERE ended IS NULL;

CREATE TABLE operation_step (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    operation TEXT NOT NULL REFERENCES operation (id),
    phase     TEXT NOT NULL,
    at        TEXT NOT NULL,
    actor     TEXT NOT NULL,
    channel   TEXT NOT NULL,
    detail    TEXT NOT NULL
) STRICT;

CREATE INDEX operation_step_operation ON operation_step (operation, number);

CREATE TABLE operation_fact (
    operation TEXT NOT NULL REFERENCES operation (id),
    name      TEXT NOT NULL,
    value     TEXT NOT NULL,
    PRIMARY KEY (operation, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE operation_progress (
    operation       TEXT PRIMARY KEY REFERENCES operation (id),
    tables          INTEGER NOT NULL,
    tables_expected INTEGER NOT NULL,
    rows            INTEGER NOT NULL,
    bytes           INTEGER NOT NULL,
    bytes_expected  INTEGER NOT NULL,
    elapsed_millis  INTEGER NOT NULL,
    now             TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
    number   INTEGER PRIMARY KEY,
    at       TEXT NOT NULL,
    actor    TEXT NOT NULL,
    channel  TEXT NOT NULL,
    act      TEXT NOT NULL,
    subject  TEXT NOT NULL,
    outcome  TEXT NOT NULL,
    detail   TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash     TEXT NOT NULL
) STRICT;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append only');
END;

CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append only');
END;

CREATE TABLE user (
    key           TEXT PRIMARY KEY,
    name          TEXT NOT NULL,
    role          TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    disabled      INTEGER NOT NULL,
    created       TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setup_token (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    hash    TEXT NOT NULL,
    expires TEXT NOT NULL
) STRICT;

CREATE TABLE token (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    id        TEXT NOT NULL UNIQUE,
    name      TEXT NOT NULL,
    scopes    TEXT NOT NULL,
    hash      TEXT NOT NULL UNIQUE,
    created   TEXT NOT NULL,
    expires   TEXT NOT NULL,
    revoked   TEXT,
    last_used TEXT
) STRICT;

CREATE TABLE attempt (
    key       TEXT PRIMARY KEY,
    failed    INTEGER NOT NULL,
    last      TEXT NOT NULL,
    succeeded TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    id      TEXT PRIMARY KEY,
    user    TEXT NOT NULL,
    address TEXT NOT NULL,
    csrf    TEXT NOT NULL,
    created TEXT NOT NULL,
    seen    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency (
    token   TEXT NOT NULL,
    key     TEXT NOT NULL,
    request TEXT NOT NULL,
    answer  TEXT,
    at      TEXT NOT NULL,
    PRIMARY KEY (token, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    name   TEXT PRIMARY KEY,
    value  TEXT NOT NULL,
    sealed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
