-- What became of each moment of a schedule. A moment belongs to whoever writes it down first.
CREATE TABLE scheduled_run (
    schedule  TEXT NOT NULL,
    moment    TEXT NOT NULL,
    database  TEXT NOT NULL,
    since     TEXT NOT NULL,
    missed    INTEGER NOT NULL,
    at        TEXT NOT NULL,
    phase     TEXT NOT NULL,
    operation TEXT,
    detail    TEXT NOT NULL,
    PRIMARY KEY (schedule, moment)
) STRICT, WITHOUT ROWID;

CREATE INDEX scheduled_run_of_database ON scheduled_run (database, moment);

-- Since when the closes of a calendar are asked for: what could be closed before is nobody's business.
CREATE TABLE close_plan (
    plan  TEXT PRIMARY KEY,
    since TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A period of a database is closed once, whoever asks.
CREATE TABLE period_close (
    database  TEXT NOT NULL,
    period    TEXT NOT NULL,
    due       TEXT,
    attempt   INTEGER NOT NULL,
    at        TEXT NOT NULL,
    actor     TEXT NOT NULL,
    phase     TEXT NOT NULL,
    operation TEXT,
    backup    TEXT,
    detail    TEXT NOT NULL,
    PRIMARY KEY (database, period)
) STRICT, WITHOUT ROWID;
