import type { Migration } from './migration.ts'

/** What came from which file, and what became of each of its rows. */
export const importing: Migration = {
  name: 'importing',
  hash: 'c22f83ed585858b8b3a1250ce1b37a8c300eae85e0c041f194105f84c4141ca5',
  sql: `
CREATE TABLE import_batch (
  id           INTEGER PRIMARY KEY,
  path         TEXT NOT NULL,
  sha256       TEXT NOT NULL,
  kind         TEXT NOT NULL,
  format       TEXT NOT NULL,
  profile      TEXT,
  account_id   INTEGER REFERENCES bank_account (id),
  rows         INTEGER NOT NULL,
  imported     INTEGER NOT NULL,
  updated      INTEGER NOT NULL,
  duplicates   INTEGER NOT NULL,
  rejected     INTEGER NOT NULL,
  left_out     INTEGER NOT NULL,              -- drafts, void ones, rows that are no document
  warnings     TEXT NOT NULL CHECK (json_valid(warnings)),
  recorded_seq INTEGER NOT NULL,
  undone_seq   INTEGER
) STRICT;

-- Rows that added nothing of their own; one that did is found by its batch and row in the ledger.
CREATE TABLE import_row (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  row      INTEGER NOT NULL,                  -- the line of the file on which it begins
  outcome  TEXT NOT NULL CHECK (outcome IN
           ('part', 'updated', 'duplicate', 'rejected', 'left out')),
  ref      TEXT,                              -- what it belongs to, updated or repeats
  reason   TEXT,
  replaced TEXT CHECK (replaced IS NULL OR json_valid(replaced)), -- both sides of an update
  PRIMARY KEY (batch_id, row)
) STRICT, WITHOUT ROWID;

-- What a bank's statement claims about an account, to see that none is missing between two.
CREATE TABLE bank_statement (
  id            INTEGER PRIMARY KEY,
  account_id    INTEGER NOT NULL REFERENCES bank_account (id),
  currency      TEXT NOT NULL,
  first_date    TEXT NOT NULL,
  last_date     TEXT NOT NULL,
  opening_minor INTEGER NOT NULL,
  closing_minor INTEGER NOT NULL,
  batch_id      INTEGER NOT NULL REFERENCES import_batch (id),
  voided_seq    INTEGER
) STRICT;

-- What a card processor paid out: many invoices in one bank line.
CREATE TABLE payout_item (
  id             INTEGER PRIMARY KEY,
  payout_ref     TEXT NOT NULL,
  payout_date    TEXT,
  invoice_number TEXT NOT NULL,
  currency       TEXT NOT NULL,
  gross_minor    INTEGER NOT NULL,
  fee_minor      INTEGER NOT NULL,
  net_minor      INTEGER NOT NULL,
  batch_id       INTEGER NOT NULL REFERENCES import_batch (id),
  row            INTEGER NOT NULL,
  voided_seq     INTEGER,
  CHECK (gross_minor - fee_minor = net_minor)
) STRICT;
CREATE UNIQUE INDEX payout_item_identity ON payout_item (payout_ref, invoice_number, gross_minor)
  WHERE voided_seq IS NULL;

-- What a payer says that a payment is for.
CREATE TABLE remittance_item (
  id             INTEGER PRIMARY KEY,
  remittance_ref TEXT NOT NULL,               -- the payment it belongs to, as the payer names it
  payer          TEXT,
  paid_date      TEXT,
  invoice_number TEXT NOT NULL,
  currency       TEXT NOT NULL,
  amount_minor   INTEGER NOT NULL,
  discount_minor INTEGER NOT NULL DEFAULT 0,
  batch_id       INTEGER NOT NULL REFERENCES import_batch (id),
  row            INTEGER NOT NULL,
  voided_seq     INTEGER
) STRICT;
CREATE UNIQUE INDEX remittance_item_identity
  ON remittance_item (remittance_ref, invoice_number, amount_minor) WHERE voided_seq IS NULL;
`,
}
