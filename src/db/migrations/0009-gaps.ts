import type { Migration } from './migration.ts'

/** What short payments left open, found without going through everything that ever waited. */
export const gaps: Migration = {
  name: 'gaps',
  hash: '47d6f638680ba8a3b95ad9e37c3e4a188580808578f1eca9290a492b28cbb8ac',
  sql: `
CREATE INDEX cash_exception_gap ON cash_exception (bank_line_id)
  WHERE reason IN ('SHORT_PAY', 'DEDUCTION');
CREATE INDEX cash_exception_of_line ON cash_exception (bank_line_id);
`,
}
