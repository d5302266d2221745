import type { Migration } from './migration.ts'

/**
 * What is changed of recorded facts, told with both sides by the database itself: so `check` can hold
 * each fact as it is now against what its event recorded.
 */
export const proofs: Migration = {
  name: 'proofs',
  hash: 'daeaf87be8e7b2d721004cc703def49918e96e48fd6ab48e8897278134249215',
  sql: `
CREATE TABLE fact_change (
  id     INTEGER PRIMARY KEY,
  place  TEXT NOT NULL,                                   -- the table
  row    INTEGER NOT NULL,
  before TEXT NOT NULL CHECK (json_valid(before)),
  after  TEXT NOT NULL CHECK (json_valid(after))
) STRICT;
CREATE INDEX fact_change_of_row ON fact_change (place, row);
CREATE TRIGGER fact_change_is_final BEFORE UPDATE ON fact_change
BEGIN SELECT RAISE(ABORT, 'what was changed is never told otherwise'); END;
CREATE TRIGGER fact_change_stays BEFORE DELETE ON fact_change
BEGIN SELECT RAISE(ABORT, 'what was changed is never forgotten'); END;

CREATE TRIGGER receipt_changes AFTER UPDATE OF customer_id ON receipt
WHEN OLD.customer_id IS NOT NEW.customer_id BEGIN
  INSERT INTO fact_change (place, row, before, after) VALUES ('receipt', NEW.id,
    json_array(OLD.customer_id), json_array(NEW.customer_id));
END;
CREATE TRIGGER receivable_changes AFTER UPDATE OF customer_id, total_minor ON receivable
WHEN OLD.customer_id <> NEW.customer_id OR OLD.total_minor <> NEW.total_minor BEGIN
  INSERT INTO fact_change (place, row, before, after) VALUES ('receivable', NEW.id,
    json_array(OLD.customer_id, OLD.total_minor), json_array(NEW.customer_id, NEW.total_minor));
END;
CREATE TRIGGER customer_changes AFTER UPDATE OF parent_id ON customer
WHEN OLD.parent_id IS NOT NEW.parent_id BEGIN
  INSERT INTO fact_change (place, row, before, after) VALUES ('customer', NEW.id,
    json_array(OLD.parent_id), json_array(NEW.parent_id));
END;
CREATE TRIGGER payer_lesson_changes AFTER UPDATE OF customer_id, ended_seq ON payer_lesson
WHEN OLD.customer_id <> NEW.customer_id OR OLD.ended_seq IS NOT NEW.ended_seq BEGIN
  INSERT INTO fact_change (place, row, before, after) VALUES ('payer_lesson', NEW.id,
    json_array(OLD.customer_id, OLD.ended_seq), json_array(NEW.customer_id, NEW.ended_seq));
END;
CREATE TRIGGER cash_exception_changes AFTER UPDATE OF closed_seq ON cash_exception
WHEN OLD.closed_seq IS NOT NEW.closed_seq BEGIN
  INSERT INTO fact_change (place, row, before, after) VALUES ('cash_exception', NEW.id,
    json_array(OLD.closed_seq), json_array(NEW.closed_seq));
END;

-- Up to which row a book was written before any of this was told.
CREATE TABLE proof_start (
  place TEXT PRIMARY KEY,
  last  INTEGER NOT NULL
) STRICT;
INSERT INTO proof_start (place, last)
  SELECT 'receipt', coalesce(max(id), 0) FROM receipt
  UNION ALL SELECT 'receivable', coalesce(max(id), 0) FROM receivable
  UNION ALL SELECT 'bank_line', coalesce(max(id), 0) FROM bank_line
  UNION ALL SELECT 'customer', coalesce(max(id), 0) FROM customer
  UNION ALL SELECT 'payer_lesson', coalesce(max(id), 0) FROM payer_lesson
  UNION ALL SELECT 'cash_exception', coalesce(max(id), 0) FROM cash_exception;
`,
}
