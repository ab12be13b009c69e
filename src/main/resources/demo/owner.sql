-- The role that owns the ledger is what Belay is given in the field: no superuser, but it may create databases.
\getenv password BELAY_DEMO_PASSWORD
CREATE ROLE ledger LOGIN CREATEDB PASSWORD :'password';
CREATE DATABASE ledger OWNER ledger;
