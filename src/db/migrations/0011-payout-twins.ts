import type { Migration } from './migration.ts'

/** Equal charges of one payout, each of which was paid. */
export const payoutTwins: Migration = {
  name: 'payout twins',
  hash: 'c1c11c55650c7bd5fc400e1e98b15f6cf5bbd3af34f001cab56103dcb1869ba2',
  sql: `
ALTER TABLE payout_item ADD COLUMN twin INTEGER NOT NULL DEFAULT 0; -- which of several equal charges
DROP INDEX payout_item_identity;
CREATE UNIQUE INDEX payout_item_identity
  ON payout_item (payout_ref, invoice_number, gross_minor, twin) WHERE voided_seq IS NULL;
`,
}
