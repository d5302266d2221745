import type { Migration } from './migration.ts'

/** The cheques of a deposit by their numbers, and what waits or is said about one of them. */
export const cheques: Migration = {
  name: 'cheques',
  hash: '33b43cb9d9ecaa7c8fcc021dae744f9a8ceb2a5a8fdb3fbdb27ced9b2e1c24b4',
  sql: `
-- Each cheque of a deposit is a receipt of its own. Apart from the receipts: few of them are cheques.
CREATE TABLE deposit_cheque (
  id           INTEGER PRIMARY KEY,
  receipt_id   INTEGER NOT NULL UNIQUE REFERENCES receipt (id),
  ref          TEXT NOT NULL CHECK (ref <> ''), -- unique among the cheques of its bank line
  payer        TEXT,                            -- as the list of the deposit names it
  text         TEXT NOT NULL,                   -- the invoices that the list names; may be none
  recorded_seq INTEGER NOT NULL
) STRICT;
CREATE TRIGGER deposit_cheque_is_final BEFORE UPDATE ON deposit_cheque
BEGIN SELECT RAISE(ABORT, 'a cheque is never changed, only its receipt reversed'); END;
CREATE TRIGGER deposit_cheque_stays BEFORE DELETE ON deposit_cheque
BEGIN SELECT RAISE(ABORT, 'a cheque is never deleted, only its receipt reversed'); END;

-- None where it is about the bank line as a whole.
ALTER TABLE cash_exception ADD COLUMN cheque TEXT;
DROP INDEX cash_exception_open;
CREATE UNIQUE INDEX cash_exception_open ON cash_exception (bank_line_id, coalesce(cheque, ''))
  WHERE closed_seq IS NULL;
ALTER TABLE line_note ADD COLUMN cheque TEXT;
ALTER TABLE line_settlement ADD COLUMN cheque TEXT;
DROP INDEX line_settlement_live;
CREATE UNIQUE INDEX line_settlement_live ON line_settlement (bank_line_id, coalesce(cheque, ''))
  WHERE ended_seq IS NULL;
`,
}
