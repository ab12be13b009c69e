-- What came in with the latest week: its offerings, its closing, and six rows that nobody should find in production.

INSERT INTO income
    (received_on, member_id, payer, account_id, amount, method, memo, batch_id, created_at)
SELECT sunday, member_id, name, account_id, amount, method, memo,
    'batch-' || to_char(sunday, 'YYYYMMDD') || '-01', sunday + time '13:05'
FROM (SELECT max(week_end) + 7 AS sunday FROM closing) AS latest
CROSS JOIN (VALUES
    (12, 401, 350000, 'transfer'::payment_method, NULL),
    (47, 402, 20000, 'cash', '주일'),
    (101, 403, 100000, 'online', '졸업 감사, thank you')) AS given (member_id, account_id, amount, method, memo)
JOIN member USING (member_id);

INSERT INTO expense (spent_on, payee, account_id, amount, memo, approved_by, created_at)
SELECT max(week_end) + 5, '은혜마트', 503, 86400, '애찬 재료', '이도윤', max(week_end) + 5 + time '18:40'
FROM closing;

INSERT INTO closing (week_end, income_total, expense_total, closed_by, closed_at)
SELECT max(week_end) + 7, 470000, 86400, '박은혜', max(week_end) + 7 + time '21:12'
FROM closing;

UPDATE income SET closing_id = (SELECT max(closing_id) FROM closing) WHERE closing_id IS NULL;
UPDATE expense SET closing_id = (SELECT max(closing_id) FROM closing) WHERE closing_id IS NULL;

-- test data that a deploy brought along: next month, placeholder names, a batch that has not happened
INSERT INTO income (received_on, payer, account_id, amount, method, memo, batch_id, created_at)
SELECT next_month + n * 3, payer, 402, 10000, 'online', 'test', 'batch-' || to_char(next_month, 'YYYYMMDD') || '-99',
    (:'today')::date + time '00:07'
FROM (SELECT (date_trunc('month', (:'today')::date) + interval '1 month')::date AS next_month) AS future
CROSS JOIN (VALUES
    (0, '홍길동'), (1, '테스트'), (2, 'Test User'), (3, 'John Doe'), (4, 'asdf'), (5, '테스트2')) AS placeholder (n, payer);

ANALYZE income, expense, closing;
