-- The policy that somebody agreed to last, after having seen what it removes.
CREATE TABLE retention_agreement (
    database TEXT PRIMARY KEY,
    policy   TEXT NOT NULL,
    at       TEXT NOT NULL,
    actor    TEXT NOT NULL,
    channel  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
