import type { Migration } from './migration.ts'

/** What waits for a person, what is no customer's money, and what was learned from confirmations. */
export const matching: Migration = {
  name: 'matching',
  hash: 'ddb1949099dc7b69e3d9196f44bfd9e59e237001e8efee731bdd44c4b54ec5a9',
  sql: `
-- A bank line, or the gap that an applied one left, that a person has to look at.
CREATE TABLE cash_exception (
  id           INTEGER PRIMARY KEY,
  bank_line_id INTEGER NOT NULL REFERENCES bank_line (id),
  reason       TEXT NOT NULL,
  suggestions  TEXT NOT NULL CHECK (json_valid(suggestions)),
  evidence     TEXT NOT NULL CHECK (json_valid(evidence)),
  is_held      INTEGER NOT NULL DEFAULT 0 CHECK (is_held IN (0, 1)), -- no machine may decide it
  opened_date  TEXT NOT NULL CHECK (length(opened_date) = 10),
  opened_seq   INTEGER NOT NULL,
  closed_seq   INTEGER
) STRICT;
CREATE UNIQUE INDEX cash_exception_open ON cash_exception (bank_line_id) WHERE closed_seq IS NULL;

-- A bank line that touches no customer: by the program's rules or by a person's word.
CREATE TABLE ignored_line (
  id           INTEGER PRIMARY KEY,
  bank_line_id INTEGER NOT NULL REFERENCES bank_line (id),
  reason       TEXT NOT NULL,
  evidence     TEXT NOT NULL CHECK (json_valid(evidence)),
  recorded_seq INTEGER NOT NULL,
  ended_seq    INTEGER
) STRICT;
CREATE UNIQUE INDEX ignored_line_live ON ignored_line (bank_line_id) WHERE ended_seq IS NULL;

-- Why a person let a customer keep something back, in the words of the book's list of reasons.
CREATE TABLE residual_reason (
  id             INTEGER PRIMARY KEY,
  application_id INTEGER NOT NULL REFERENCES application (id),
  receivable_id  INTEGER NOT NULL REFERENCES receivable (id),
  kind           TEXT NOT NULL,               -- how it was booked; 'open' where it still is
  reason         TEXT NOT NULL CHECK (reason <> ''),
  amount_minor   INTEGER NOT NULL,
  recorded_seq   INTEGER NOT NULL,
  ended_seq      INTEGER
) STRICT;
CREATE INDEX residual_reason_of_application ON residual_reason (application_id);

-- Who pays from where and under which name; each lesson knows the application that taught it.
CREATE TABLE payer_lesson (
  id             INTEGER PRIMARY KEY,
  kind           TEXT NOT NULL CHECK (kind IN ('account', 'name', 'pays_for')),
  value          TEXT NOT NULL,               -- the account, the folded name, or the payer's id
  customer_id    INTEGER NOT NULL REFERENCES customer (id),
  application_id INTEGER REFERENCES application (id),
  is_confirmed   INTEGER NOT NULL CHECK (is_confirmed IN (0, 1)), -- by a person
  recorded_seq   INTEGER NOT NULL,
  ended_seq      INTEGER
) STRICT;
CREATE INDEX payer_lesson_live ON payer_lesson (kind, value) WHERE ended_seq IS NULL;
CREATE INDEX payer_lesson_of_application ON payer_lesson (application_id);

-- A customer whose payments a person wants to decide, however certain they are.
CREATE TABLE matching_hold (
  id           INTEGER PRIMARY KEY,
  customer_id  INTEGER NOT NULL REFERENCES customer (id),
  recorded_seq INTEGER NOT NULL,
  ended_seq    INTEGER
) STRICT;
CREATE INDEX matching_hold_live ON matching_hold (customer_id) WHERE ended_seq IS NULL;
`,
}
