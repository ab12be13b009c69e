INSERT INTO greeting VALUES (3, 'half done');
INSERT INTO nowhere VALUES (4);
