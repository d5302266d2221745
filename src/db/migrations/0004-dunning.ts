import type { Migration } from '../migrate.ts'

/** Reminders: the letters, which invoice reached which step with them, and tasks for people. */
export const dunning: Migration = {
  name: 'dunning',
  sql: `
CREATE TABLE message (
  id             TEXT PRIMARY KEY,            -- made up; also the name of the file in the outbox
  customer_id    INTEGER NOT NULL REFERENCES customer (id),
  policy         TEXT NOT NULL,
  step           TEXT NOT NULL,               -- as people write it: "+7"
  tone           TEXT NOT NULL,
  subject        TEXT NOT NULL,
  recipients     TEXT NOT NULL CHECK (json_valid(recipients)),
  message_id     TEXT NOT NULL UNIQUE,        -- the Message-ID header
  content        BLOB NOT NULL,               -- the bytes of the letter
  sha256         TEXT NOT NULL,
  rendered_date  TEXT NOT NULL,
  status         TEXT NOT NULL CHECK (status IN
                 ('rendered', 'sending', 'sent', 'failed', 'unknown', 'withdrawn')),
  status_reason  TEXT,
  attempts       INTEGER NOT NULL DEFAULT 0,
  not_before     TEXT,                        -- UTC; when a failed try may be repeated
  recorded_seq   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX message_pending ON message (status) WHERE status IN ('rendered', 'sending', 'failed');

-- An invoice reaches a step of its policy's cycle once, whatever becomes of the letter.
CREATE TABLE dunning_step (
  receivable_id INTEGER NOT NULL REFERENCES receivable (id),
  cycle         INTEGER NOT NULL,             -- starts anew when a settled invoice is reopened
  step          INTEGER NOT NULL,             -- the position in the policy, from 0
  policy        TEXT NOT NULL,
  day           INTEGER NOT NULL,             -- days after the due date that the step stands for
  reached_date  TEXT NOT NULL,
  message_id    TEXT REFERENCES message (id),
  task_id       INTEGER REFERENCES task (id),
  recorded_seq  INTEGER NOT NULL,
  PRIMARY KEY (receivable_id, cycle, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE task (
  id            INTEGER PRIMARY KEY,
  kind          TEXT NOT NULL,
  customer_id   INTEGER NOT NULL REFERENCES customer (id),
  owner         TEXT,
  due_date      TEXT NOT NULL,
  why           TEXT NOT NULL,
  recorded_seq  INTEGER NOT NULL,
  done_seq      INTEGER
) STRICT;
`,
}
