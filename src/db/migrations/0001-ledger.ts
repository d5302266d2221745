import type { Migration } from './migration.ts'

/**
 * The ledger: who owes what, what came in, and what paid what. Facts are only ever added; the
 * columns named "derived" are kept by the triggers below and recomputed by `check`.
 *
 * Amounts are whole minor units. An invoice's total is ≥ 0, a credit memo's ≤ 0, so that a sum of
 * what is open is a balance. `recorded_seq` is the audit event that recorded the row.
 */
export const ledger: Migration = {
  name: 'ledger',
  hash: '4e6cbdcbcd0bb6bdf6ac6448ddd009ed1ce64b786b7395403c89dd79513537fd',
  sql: `
CREATE TABLE schema_migration (
  number INTEGER PRIMARY KEY,
  name   TEXT NOT NULL,
  hash   TEXT NOT NULL
) STRICT;

CREATE TABLE audit_event (
  seq            INTEGER PRIMARY KEY,
  recorded_at    TEXT NOT NULL,
  actor          TEXT NOT NULL,
  action         TEXT NOT NULL,
  ref            TEXT NOT NULL,
  effective_date TEXT NOT NULL,
  detail         TEXT NOT NULL CHECK (json_valid(detail)),
  previous_hash  TEXT NOT NULL,
  hash           TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_event_is_final BEFORE UPDATE ON audit_event
BEGIN SELECT RAISE(ABORT, 'an audit event is never changed'); END;
CREATE TRIGGER audit_event_stays BEFORE DELETE ON audit_event
BEGIN SELECT RAISE(ABORT, 'an audit event is never deleted'); END;

CREATE TABLE customer (
  id             INTEGER PRIMARY KEY,
  number         TEXT UNIQUE,                 -- none where the source knows names only
  name           TEXT NOT NULL CHECK (name <> ''),
  name_key       TEXT NOT NULL,               -- the name folded for comparing
  email          TEXT,
  segment        TEXT,
  region         TEXT,
  language       TEXT,
  owner          TEXT,
  terms          TEXT,
  parent_id      INTEGER REFERENCES customer (id),
  dunning_policy TEXT,
  requires_po    INTEGER NOT NULL DEFAULT 0 CHECK (requires_po IN (0, 1)),
  contact_confirmed_date TEXT,                -- when somebody last made sure whom to write to
  merged_into_id INTEGER REFERENCES customer (id), -- the same customer under another number
  recorded_seq   INTEGER NOT NULL,
  voided_seq     INTEGER,                     -- set when its import was undone or it was merged
  CHECK (merged_into_id IS NULL OR voided_seq IS NOT NULL)
) STRICT;
CREATE INDEX customer_by_name ON customer (name_key);

CREATE TABLE receivable (
  id                   INTEGER PRIMARY KEY,
  kind                 TEXT NOT NULL CHECK (kind IN ('invoice', 'credit_memo')),
  number               TEXT NOT NULL CHECK (number <> ''),
  customer_id          INTEGER NOT NULL REFERENCES customer (id),
  issue_date           TEXT NOT NULL CHECK (length(issue_date) = 10),
  due_date             TEXT NOT NULL CHECK (length(due_date) = 10),
  currency             TEXT NOT NULL CHECK (length(currency) = 3),
  total_minor          INTEGER NOT NULL,
  tax_minor            INTEGER,
  terms                TEXT,
  po_number            TEXT,
  structured_reference TEXT,
  payment_link         TEXT,
  source_status        TEXT,
  is_disputed          INTEGER NOT NULL DEFAULT 0 CHECK (is_disputed IN (0, 1)),
  batch_id             INTEGER,
  row                  INTEGER,
  recorded_seq         INTEGER NOT NULL,
  voided_seq           INTEGER,
  open_minor           INTEGER NOT NULL,      -- derived: total less all allocations
  settled_date         TEXT,                  -- derived: from this day on nothing is open
  CHECK (CASE kind WHEN 'invoice' THEN open_minor BETWEEN 0 AND total_minor
                   ELSE open_minor BETWEEN total_minor AND 0 END),
  CHECK (voided_seq IS NULL OR open_minor = 0)
) STRICT;
CREATE UNIQUE INDEX receivable_identity ON receivable (number, customer_id) WHERE voided_seq IS NULL;
-- The open items among a long history. By row, so that filling it costs next to nothing: sorting
-- a million rows by customer or due date takes as long as adding them.
CREATE INDEX receivable_open ON receivable (id) WHERE open_minor <> 0;
-- Reports of a past day add what was settled since.
CREATE INDEX receivable_settled ON receivable (settled_date) WHERE settled_date IS NOT NULL;

CREATE TABLE bank_account (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE,
  identifier TEXT,                            -- IBAN or account number, where a file tells
  currency   TEXT
) STRICT;

CREATE TABLE bank_line (
  id                   INTEGER PRIMARY KEY,
  account_id           INTEGER NOT NULL REFERENCES bank_account (id),
  bank_ref             TEXT NOT NULL CHECK (bank_ref <> ''),
  booking_date         TEXT NOT NULL CHECK (length(booking_date) = 10),
  value_date           TEXT,
  currency             TEXT NOT NULL CHECK (length(currency) = 3),
  amount_minor         INTEGER NOT NULL,      -- positive is money in
  description          TEXT NOT NULL,
  counterparty         TEXT,
  counterparty_account TEXT,
  creditor_reference   TEXT,
  batch_id             INTEGER,
  row                  INTEGER,
  recorded_seq         INTEGER NOT NULL,
  voided_seq           INTEGER,
  status               TEXT NOT NULL DEFAULT 'new'
                       CHECK (status IN ('new', 'queued', 'applied', 'ignored'))
) STRICT;
CREATE UNIQUE INDEX bank_line_identity ON bank_line (account_id, bank_ref) WHERE voided_seq IS NULL;
CREATE INDEX bank_line_waiting ON bank_line (status) WHERE status IN ('new', 'queued');

CREATE TABLE receipt (
  id              INTEGER PRIMARY KEY,
  source          TEXT NOT NULL CHECK (source IN ('bank', 'history', 'manual')),
  bank_line_id    INTEGER REFERENCES bank_line (id),
  customer_id     INTEGER REFERENCES customer (id), -- who paid; none for a processor's payout
  currency        TEXT NOT NULL CHECK (length(currency) = 3),
  amount_minor    INTEGER NOT NULL CHECK (amount_minor <> 0), -- negative for a return or a refund
  effective_date  TEXT NOT NULL CHECK (length(effective_date) = 10),
  is_date_known   INTEGER NOT NULL DEFAULT 1 CHECK (is_date_known IN (0, 1)),
  memo            TEXT,
  reverses_id     INTEGER REFERENCES receipt (id),
  batch_id        INTEGER,
  recorded_seq    INTEGER NOT NULL,
  unapplied_minor INTEGER NOT NULL,           -- derived: what is not allocated; 0 once reversed
  CHECK (unapplied_minor BETWEEN min(amount_minor, 0) AND max(amount_minor, 0))
) STRICT;
-- Taken back once at most. Without the rows that take nothing back: nearly all are of that kind, and
-- an index full of nothing would be searched for the few that a bank line has.
CREATE UNIQUE INDEX receipt_reversal ON receipt (reverses_id) WHERE reverses_id IS NOT NULL;
CREATE INDEX receipt_of_line ON receipt (bank_line_id) WHERE bank_line_id IS NOT NULL;
CREATE INDEX receipt_unapplied ON receipt (customer_id) WHERE unapplied_minor <> 0;
CREATE INDEX receipt_by_date ON receipt (effective_date);

-- One decision about money: its allocations stand and fall together.
CREATE TABLE application (
  id              INTEGER PRIMARY KEY,
  bank_line_id    INTEGER REFERENCES bank_line (id),
  rule            TEXT NOT NULL,
  confidence_1e4  INTEGER NOT NULL CHECK (confidence_1e4 BETWEEN 0 AND 10000),
  evidence        TEXT NOT NULL CHECK (json_valid(evidence)),
  reverses_id     INTEGER REFERENCES application (id),
  recorded_seq    INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX application_reversal ON application (reverses_id) WHERE reverses_id IS NOT NULL;
CREATE INDEX application_of_line ON application (bank_line_id) WHERE bank_line_id IS NOT NULL;

-- What paid what. A reversal is a row of its own with the amounts negated.
CREATE TABLE allocation (
  id             INTEGER PRIMARY KEY,
  application_id INTEGER NOT NULL REFERENCES application (id),
  receivable_id  INTEGER NOT NULL REFERENCES receivable (id),
  receipt_id     INTEGER REFERENCES receipt (id),
  kind           TEXT NOT NULL CHECK (kind IN
                 ('cash', 'discount', 'fee', 'withholding', 'writeoff', 'credit', 'rounding', 'fx')),
  amount_minor   INTEGER NOT NULL CHECK (amount_minor <> 0), -- in the receivable's currency
  receipt_minor  INTEGER NOT NULL,            -- what it takes from the receipt, in its currency
  effective_date TEXT NOT NULL CHECK (length(effective_date) = 10),
  reverses_id    INTEGER REFERENCES allocation (id),
  recorded_seq   INTEGER NOT NULL,
  CHECK ((kind = 'cash') = (receipt_id IS NOT NULL AND receipt_minor <> 0)),
  CHECK (kind = 'cash' OR receipt_minor = 0)
) STRICT;
CREATE UNIQUE INDEX allocation_reversal ON allocation (reverses_id) WHERE reverses_id IS NOT NULL;
CREATE INDEX allocation_of_application ON allocation (application_id);
CREATE INDEX allocation_of_receivable ON allocation (receivable_id);
CREATE INDEX allocation_of_receipt ON allocation (receipt_id) WHERE receipt_id IS NOT NULL;
CREATE INDEX allocation_by_date ON allocation (effective_date, receivable_id, amount_minor);

CREATE TRIGGER allocation_counts AFTER INSERT ON allocation
BEGIN
  UPDATE receivable SET
    open_minor = open_minor - NEW.amount_minor,
    settled_date = CASE WHEN open_minor = NEW.amount_minor
      THEN (SELECT max(issue_date, max(a.effective_date)) FROM allocation a
            WHERE a.receivable_id = NEW.receivable_id) END
  WHERE id = NEW.receivable_id;
  UPDATE receipt SET unapplied_minor = unapplied_minor - NEW.receipt_minor
  WHERE id = NEW.receipt_id;
END;
CREATE TRIGGER receipt_reversal_counts AFTER INSERT ON receipt WHEN NEW.reverses_id IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'a receipt is reversed whole, once nothing is allocated from it')
  FROM receipt WHERE id = NEW.reverses_id
    AND (amount_minor <> -NEW.amount_minor OR unapplied_minor <> amount_minor);
  UPDATE receipt SET unapplied_minor = 0 WHERE id IN (NEW.id, NEW.reverses_id);
END;

CREATE TRIGGER receipt_is_final BEFORE UPDATE OF
  source, bank_line_id, currency, amount_minor, effective_date, reverses_id, recorded_seq
ON receipt BEGIN SELECT RAISE(ABORT, 'a receipt is never changed, only reversed'); END;
-- But for whose money it is, where two customers turn out to be one.
CREATE TRIGGER receipt_payer_is_final BEFORE UPDATE OF customer_id ON receipt
WHEN NOT EXISTS (SELECT 1 FROM customer
  WHERE (id = OLD.customer_id AND merged_into_id = NEW.customer_id)
     OR (id = NEW.customer_id AND merged_into_id = OLD.customer_id))
BEGIN SELECT RAISE(ABORT, 'a receipt is never changed, only reversed'); END;
CREATE TRIGGER receipt_stays BEFORE DELETE ON receipt
BEGIN SELECT RAISE(ABORT, 'a receipt is never deleted, only reversed'); END;
CREATE TRIGGER application_is_final BEFORE UPDATE ON application
BEGIN SELECT RAISE(ABORT, 'an application is never changed, only reversed'); END;
CREATE TRIGGER application_stays BEFORE DELETE ON application
BEGIN SELECT RAISE(ABORT, 'an application is never deleted, only reversed'); END;
CREATE TRIGGER allocation_is_final BEFORE UPDATE ON allocation
BEGIN SELECT RAISE(ABORT, 'an allocation is never changed, only reversed'); END;
CREATE TRIGGER allocation_stays BEFORE DELETE ON allocation
BEGIN SELECT RAISE(ABORT, 'an allocation is never deleted, only reversed'); END;
CREATE TRIGGER receivable_stays BEFORE DELETE ON receivable
BEGIN SELECT RAISE(ABORT, 'an invoice is never deleted, only voided'); END;
CREATE TRIGGER bank_line_stays BEFORE DELETE ON bank_line
BEGIN SELECT RAISE(ABORT, 'a bank line is never deleted, only voided'); END;
CREATE TRIGGER bank_line_is_final BEFORE UPDATE OF
  account_id, bank_ref, booking_date, value_date, currency, amount_minor, description, recorded_seq
ON bank_line BEGIN SELECT RAISE(ABORT, 'a bank line is a fact of the bank and never changed'); END;
`,
}
