import type { Migration } from './migration.ts'

/** Reminders: the letters, which invoice reached which step with them, and tasks for people. */
export const dunning: Migration = {
  name: 'dunning',
  hash: '5ea8d752825241dc7ad33bc8e75c2a0c2153f9ae5ba5a901b3171dd52c715809',
  sql: `
CREATE TABLE message (
  id             TEXT PRIMARY KEY,            -- made up; also the name of the file in the outbox
  customer_id    INTEGER NOT NULL REFERENCES customer (id),
  policy         TEXT NOT NULL,
  step           TEXT NOT NULL,               -- as people write it: "+7"
  tone           TEXT NOT NULL,
  subject        TEXT NOT NULL,
  sender         TEXT NOT NULL,
  recipients     TEXT NOT NULL CHECK (json_valid(recipients)),
  message_id     TEXT NOT NULL UNIQUE,        -- the Message-ID header
  credits        TEXT NOT NULL CHECK (json_valid(credits)), -- what it takes off, by currency
  sha256         TEXT NOT NULL,
  rendered_date  TEXT NOT NULL,
  status         TEXT NOT NULL CHECK (status IN
                 ('rendered', 'sending', 'sent', 'failed', 'unknown', 'withdrawn')),
  status_reason  TEXT,
  sent_date      TEXT,                        -- the day it went out, or may have
  sender_process INTEGER,                     -- who has it in hand while it is 'sending'
  attempts       INTEGER NOT NULL DEFAULT 0,
  not_before     TEXT,                        -- UTC; when a failed try may be repeated, if at all
  recorded_seq   INTEGER NOT NULL,
  status_seq     INTEGER NOT NULL             -- the event that gave it its status
) STRICT, WITHOUT ROWID;
CREATE INDEX message_pending ON message (status)
  WHERE status IN ('rendered', 'sending', 'failed', 'unknown');
CREATE INDEX message_of_customer ON message (customer_id, recorded_seq);
CREATE INDEX message_by_event ON message (recorded_seq);

-- What a letter says and the bytes it is sent as; apart, as a letter changes its status often.
CREATE TABLE message_body (
  message_id TEXT PRIMARY KEY REFERENCES message (id),
  text       TEXT NOT NULL,
  content    BLOB NOT NULL
) STRICT;
CREATE TRIGGER message_body_is_final BEFORE UPDATE ON message_body
BEGIN SELECT RAISE(ABORT, 'a letter is never changed, only withdrawn'); END;

-- What a letter asks for: an invoice, and what was open on it when the letter was written.
CREATE TABLE message_item (
  message_id    TEXT NOT NULL REFERENCES message (id),
  receivable_id INTEGER NOT NULL REFERENCES receivable (id),
  open_minor    INTEGER NOT NULL,
  PRIMARY KEY (message_id, receivable_id)
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
CREATE INDEX task_open ON task (customer_id, kind) WHERE done_seq IS NULL;

-- An invoice reaches a step of a cycle once, whatever becomes of the letter. The step's day is its
-- name: unlike a position in the list it keeps its meaning when the policy changes.
CREATE TABLE dunning_step (
  id            INTEGER PRIMARY KEY,
  receivable_id INTEGER NOT NULL REFERENCES receivable (id),
  cycle         INTEGER NOT NULL,             -- starts anew when a settled invoice is open again
  day           INTEGER NOT NULL,             -- days after the due date that the step stands for
  delay_days    INTEGER NOT NULL,             -- the cycle began so many days behind its calendar
  policy        TEXT NOT NULL,
  reached_date  TEXT NOT NULL,
  message_id    TEXT REFERENCES message (id),
  task_id       INTEGER REFERENCES task (id),
  recorded_seq  INTEGER NOT NULL,
  ended_seq     INTEGER,                      -- set when its letter was withdrawn unsent
  CHECK ((message_id IS NULL) <> (task_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX dunning_step_once ON dunning_step (receivable_id, cycle, day)
  WHERE ended_seq IS NULL;
CREATE INDEX dunning_step_of_message ON dunning_step (message_id) WHERE message_id IS NOT NULL;

-- Addresses that a mail server refused for good; nothing is sent to them until a person says so.
CREATE TABLE refused_address (
  id           INTEGER PRIMARY KEY,
  address      TEXT NOT NULL,
  reply        TEXT NOT NULL,
  recorded_seq INTEGER NOT NULL,
  ended_seq    INTEGER
) STRICT;
CREATE UNIQUE INDEX refused_address_live ON refused_address (address) WHERE ended_seq IS NULL;
`,
}
