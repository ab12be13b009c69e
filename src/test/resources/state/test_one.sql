CREATE TABLE greeting (number INTEGER PRIMARY KEY, word TEXT);
INSERT INTO greeting VALUES (1, 'one');
