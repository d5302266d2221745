import type { Migration } from './migration.ts'

/** What a person says about a line of the queue beside deciding it. */
export const review: Migration = {
  name: 'review',
  hash: '1fbeede0a6f16ff52d9e5cf6cc5c54e4f5c793c0e9403e494dbaa55366576e94',
  sql: `
CREATE TABLE line_note (
  id           INTEGER PRIMARY KEY,
  bank_line_id INTEGER NOT NULL REFERENCES bank_line (id),
  text         TEXT NOT NULL CHECK (text <> ''),
  recorded_seq INTEGER NOT NULL,
  ended_seq    INTEGER
) STRICT;
CREATE INDEX line_note_of_line ON line_note (bank_line_id) WHERE ended_seq IS NULL;

-- An applied line that left or was left something, looked at by a person: it waits no longer.
CREATE TABLE line_settlement (
  id           INTEGER PRIMARY KEY,
  bank_line_id INTEGER NOT NULL REFERENCES bank_line (id),
  kind         TEXT NOT NULL CHECK (kind IN ('kept', 'disputed', 'settled')),
  flagged      TEXT NOT NULL CHECK (json_valid(flagged)), -- the invoices that it marked as disputed
  recorded_seq INTEGER NOT NULL,
  ended_seq    INTEGER
) STRICT;
CREATE UNIQUE INDEX line_settlement_live ON line_settlement (bank_line_id) WHERE ended_seq IS NULL;
`,
}
