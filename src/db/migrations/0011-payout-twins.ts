import type { Migration } from './migration.ts'

/** Equal charges of one payout, each of which was paid, and what a report says of them besides. */
export const payoutTwins: Migration = {
  name: 'payout twins',
  hash: '30e71e099eb9bbbc75c3b035bbb1144dbdf62f70e2eac33efcaaf202160976eb',
  sql: `
ALTER TABLE payout_item ADD COLUMN twin INTEGER NOT NULL DEFAULT 0; -- which of several equal charges
ALTER TABLE payout_item ADD COLUMN words TEXT; -- what else is said of the charge
ALTER TABLE payout_item ADD COLUMN payer TEXT; -- the customer's name, where the report has it
DROP INDEX payout_item_identity;
CREATE UNIQUE INDEX payout_item_identity
  ON payout_item (payout_ref, invoice_number, gross_minor, twin) WHERE voided_seq IS NULL;
`,
}
