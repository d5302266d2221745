import type { Migration } from './migration.ts'

/** What payers keep back and why, and which deposit a cheque was paid in with. */
export const remittances: Migration = {
  name: 'remittances',
  hash: '77c2fd8f0d19f121daf8a92fb7dfa2fa51b2e230e4d0aa3ee2a8ce1bd2975595',
  sql: `
ALTER TABLE remittance_item ADD COLUMN deduction_minor INTEGER NOT NULL DEFAULT 0;
ALTER TABLE remittance_item ADD COLUMN reason TEXT;
ALTER TABLE remittance_item ADD COLUMN deposit_ref TEXT; -- the list of cheques that it stands in

-- Two customers may write a cheque of one number; a payment's reference is the payer's own.
DROP INDEX remittance_item_identity;
CREATE UNIQUE INDEX remittance_item_identity ON remittance_item (
  remittance_ref, invoice_number, amount_minor, coalesce(deposit_ref, ''),
  CASE WHEN deposit_ref IS NULL THEN '' ELSE coalesce(payer, '') || ' ' || coalesce(paid_date, '') END
) WHERE voided_seq IS NULL;
CREATE INDEX remittance_item_of_batch ON remittance_item (batch_id);
`,
}
