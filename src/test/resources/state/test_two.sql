INSERT INTO greeting VALUES (2, 'two');
