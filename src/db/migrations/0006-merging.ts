import type { Migration } from './migration.ts'

/** Which customers turned out to be one, and what was moved, so that it can be moved back. */
export const merging: Migration = {
  name: 'merging',
  hash: '38abaab379a253e2b50d19d76dd1beb8908a248ad3fd91854cbb4441ba9f9c23',
  sql: `
CREATE TABLE customer_merge (
  id           INTEGER PRIMARY KEY,
  from_id      INTEGER NOT NULL REFERENCES customer (id),
  into_id      INTEGER NOT NULL REFERENCES customer (id),
  recorded_seq INTEGER NOT NULL,
  ended_seq    INTEGER
) STRICT;
CREATE UNIQUE INDEX customer_merge_live ON customer_merge (from_id) WHERE ended_seq IS NULL;

CREATE TABLE customer_merge_row (
  merge_id INTEGER NOT NULL REFERENCES customer_merge (id),
  place    TEXT NOT NULL,                     -- table and column
  row      TEXT NOT NULL,                     -- the key of the row
  PRIMARY KEY (merge_id, place, row)
) STRICT, WITHOUT ROWID;
`,
}
