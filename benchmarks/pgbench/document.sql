\set n random(1, 9000000000000)
BEGIN;
INSERT INTO document VALUES ('CN01', 'invoice', 'F' || :n, 'C' || :n, 'CNY', 56800.00,
  '2026-03-01', '2026-04-01', '{"reference": "PO 17"}');
INSERT INTO balance VALUES ('CN01.C' || :n || '.CNY', 56800.00)
  ON CONFLICT (account) DO UPDATE SET open = balance.open + excluded.open;
END;
