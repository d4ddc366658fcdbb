CREATE TABLE document (
  company text, kind text, number text, customer text, currency text, amount numeric(16, 2),
  posted_on date, due_on date, content jsonb,
  PRIMARY KEY (company, kind, number));
CREATE TABLE balance (account text PRIMARY KEY, open numeric(18, 2));
