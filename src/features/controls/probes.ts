/** A question to the database whose every answer is a problem. */
export interface Probe {
  readonly code: string
  /** Gives `ref` and `message`, in an order that is always the same. */
  readonly sql: string
}

/** The columns that triggers keep, recomputed from the allocations. */
const DERIVED: readonly Probe[] = [
  {
    code: 'OPEN_AMOUNT',
    sql: `SELECT number AS ref, 'open is kept as ' || open_minor || ' minor units and comes to '
        || recomputed AS message
      FROM (
        SELECT item.id, item.number, item.open_minor,
          CASE WHEN item.voided_seq IS NULL THEN item.total_minor ELSE 0 END
            - coalesce(paid.minor, 0) AS recomputed
        FROM receivable AS item LEFT JOIN (
          SELECT receivable_id, sum(amount_minor) AS minor FROM allocation GROUP BY receivable_id
        ) AS paid ON paid.receivable_id = item.id
      ) WHERE open_minor <> recomputed ORDER BY id`,
  },
  {
    code: 'SETTLED_DATE',
    sql: `SELECT number AS ref, 'the settled day is kept as ' || coalesce(settled_date, 'none')
        || ' and comes to ' || coalesce(recomputed, 'none') AS message
      FROM (
        SELECT item.id, item.number, item.settled_date, CASE
          WHEN item.voided_seq IS NOT NULL THEN item.issue_date
          WHEN item.open_minor = 0 THEN max(item.issue_date, coalesce(paid.last, item.issue_date))
          END AS recomputed
        FROM receivable AS item LEFT JOIN (
          SELECT receivable_id, max(effective_date) AS last FROM allocation GROUP BY receivable_id
        ) AS paid ON paid.receivable_id = item.id
      ) WHERE settled_date IS NOT recomputed ORDER BY id`,
  },
  {
    code: 'UNAPPLIED_AMOUNT',
    sql: `SELECT 'receipt ' || id AS ref, 'unapplied is kept as ' || unapplied_minor
        || ' minor units and comes to ' || recomputed AS message
      FROM (
        SELECT receipt.id, receipt.unapplied_minor,
          CASE WHEN receipt.reverses_id IS NOT NULL OR back.id IS NOT NULL THEN 0
            ELSE receipt.amount_minor END - coalesce(paid.minor, 0) AS recomputed
        FROM receipt LEFT JOIN receipt AS back ON back.reverses_id = receipt.id
          LEFT JOIN (
            SELECT receipt_id, sum(receipt_minor) AS minor FROM allocation
            WHERE receipt_id IS NOT NULL GROUP BY receipt_id
          ) AS paid ON paid.receipt_id = receipt.id
      ) WHERE unapplied_minor <> recomputed ORDER BY id`,
  },
]

/** What no allocation may do, whatever the kept columns say. */
const ALLOCATIONS: readonly Probe[] = [
  {
    code: 'INVOICE_OVERALLOCATED',
    sql: `SELECT item.number AS ref, 'allocated are ' || paid.minor || ' minor units of a total of '
        || item.total_minor AS message
      FROM receivable AS item JOIN (
        SELECT receivable_id, sum(amount_minor) AS minor FROM allocation GROUP BY receivable_id
      ) AS paid ON paid.receivable_id = item.id
      WHERE paid.minor NOT BETWEEN min(item.total_minor, 0) AND max(item.total_minor, 0)
      ORDER BY item.id`,
  },
  {
    code: 'RECEIPT_OVERALLOCATED',
    sql: `SELECT 'receipt ' || receipt.id AS ref, 'allocated are ' || paid.minor
        || ' minor units of an amount of ' || receipt.amount_minor AS message
      FROM receipt JOIN (
        SELECT receipt_id, sum(receipt_minor) AS minor FROM allocation
        WHERE receipt_id IS NOT NULL GROUP BY receipt_id
      ) AS paid ON paid.receipt_id = receipt.id
      WHERE paid.minor NOT BETWEEN min(receipt.amount_minor, 0) AND max(receipt.amount_minor, 0)
      ORDER BY receipt.id`,
  },
  {
    code: 'CASH_AMOUNT',
    sql: `SELECT item.number AS ref, 'allocation ' || part.id || ' takes ' || part.receipt_minor
        || ' minor units from the receipt and gives ' || part.amount_minor
        || ' to the invoice, in one currency' AS message
      FROM allocation AS part JOIN receivable AS item ON item.id = part.receivable_id
        JOIN receipt ON receipt.id = part.receipt_id
      WHERE part.amount_minor <> part.receipt_minor AND item.currency = receipt.currency
      ORDER BY part.id`,
  },
  {
    code: 'CREDIT_PAIR',
    sql: `SELECT 'application ' || part.application_id AS ref, 'the credits of the application come to '
        || sum(part.amount_minor) || ' minor units of ' || item.currency || ' instead of 0' AS message
      FROM allocation AS part JOIN receivable AS item ON item.id = part.receivable_id
      WHERE part.kind = 'credit' GROUP BY part.application_id, item.currency
      HAVING sum(part.amount_minor) <> 0 ORDER BY part.application_id`,
  },
  {
    code: 'REVERSAL',
    sql: `SELECT 'allocation ' || back.id AS ref,
        'does not take back what allocation ' || part.id || ' did' AS message
      FROM allocation AS back JOIN allocation AS part ON part.id = back.reverses_id
      WHERE back.amount_minor <> -part.amount_minor OR back.receipt_minor <> -part.receipt_minor
        OR back.receivable_id <> part.receivable_id OR back.receipt_id IS NOT part.receipt_id
        OR back.kind <> part.kind OR back.effective_date <> part.effective_date
      UNION ALL
      SELECT 'receipt ' || back.id, 'does not take back what receipt ' || receipt.id || ' was'
      FROM receipt AS back JOIN receipt ON receipt.id = back.reverses_id
      WHERE back.amount_minor <> -receipt.amount_minor OR back.currency <> receipt.currency
        OR back.customer_id IS NOT receipt.customer_id
        OR back.effective_date <> receipt.effective_date
      ORDER BY 1`,
  },
]

/** Whether a bank line's status is what was decided about it, and no cheque of it is forgotten. */
const BANK_LINES: readonly Probe[] = [
  {
    code: 'BANK_STATUS',
    sql: `SELECT bank_ref AS ref, 'the line is marked ' || status || ', but ' || CASE
          WHEN status = 'applied' THEN 'nothing that stands was recorded for it'
          WHEN status = 'queued' THEN 'nothing about it waits for a person'
          WHEN status = 'ignored' THEN 'nothing says why it is ignored'
          WHEN is_ignored THEN 'it is recorded as ignored'
          ELSE 'money was recorded for it' END AS message
      FROM (
        SELECT line.id, line.bank_ref, line.status,
          EXISTS (SELECT 1 FROM receipt WHERE receipt.bank_line_id = line.id
            AND receipt.reverses_id IS NULL AND NOT EXISTS (
              SELECT 1 FROM receipt AS back WHERE back.reverses_id = receipt.id)) AS is_received,
          EXISTS (SELECT 1 FROM application WHERE application.bank_line_id = line.id
            AND application.reverses_id IS NULL AND NOT EXISTS (
              SELECT 1 FROM application AS back WHERE back.reverses_id = application.id)
          ) AS is_applied,
          EXISTS (SELECT 1 FROM ignored_line WHERE ignored_line.bank_line_id = line.id
            AND ended_seq IS NULL) AS is_ignored,
          EXISTS (SELECT 1 FROM cash_exception WHERE cash_exception.bank_line_id = line.id
            AND closed_seq IS NULL) AS is_queued
        FROM bank_line AS line WHERE voided_seq IS NULL
      ) WHERE NOT CASE status
          WHEN 'applied' THEN (is_received OR is_applied) AND NOT is_ignored
          WHEN 'queued' THEN is_queued AND NOT is_ignored
          WHEN 'ignored' THEN is_ignored AND NOT is_received AND NOT is_applied
          ELSE NOT is_received AND NOT is_applied AND NOT is_ignored END
      ORDER BY id`,
  },
  {
    code: 'RECEIPT_LINE',
    sql: `SELECT coalesce(line.bank_ref, 'receipt ' || min(receipt.id)) AS ref, CASE
          WHEN line.id IS NULL THEN 'a receipt from the bank has no bank line'
          WHEN line.voided_seq IS NOT NULL THEN 'money stands on a bank line that was taken out'
          ELSE 'the receipts of the line come to ' || sum(receipt.amount_minor)
            || ' minor units, the line to ' || line.amount_minor END AS message
      FROM receipt LEFT JOIN bank_line AS line ON line.id = receipt.bank_line_id
      WHERE receipt.source = 'bank' AND receipt.reverses_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM receipt AS back WHERE back.reverses_id = receipt.id)
      GROUP BY coalesce(line.id, -receipt.id)
      HAVING line.id IS NULL OR line.voided_seq IS NOT NULL
        OR sum(receipt.amount_minor) <> line.amount_minor
        OR min(receipt.currency) <> line.currency OR max(receipt.currency) <> line.currency
      ORDER BY min(receipt.id)`,
  },
  {
    code: 'CHEQUE_SILENT',
    sql: `SELECT line.bank_ref || '/' || cheque.ref AS ref,
        'nobody knows whose cheque it is, and it does not wait for a person' AS message
      FROM deposit_cheque AS cheque JOIN receipt ON receipt.id = cheque.receipt_id
        JOIN bank_line AS line ON line.id = receipt.bank_line_id
      WHERE receipt.customer_id IS NULL AND receipt.unapplied_minor <> 0
        AND NOT EXISTS (SELECT 1 FROM receipt AS back WHERE back.reverses_id = receipt.id)
        AND NOT EXISTS (SELECT 1 FROM cash_exception AS entry WHERE entry.bank_line_id = line.id
          AND entry.cheque = cheque.ref AND entry.closed_seq IS NULL)
      ORDER BY cheque.id`,
  },
]

/** Where facts came from, and what letters were written. */
const SOURCES: readonly Probe[] = [
  {
    code: 'BATCH_MISSING',
    sql: `SELECT place AS ref, 'it names import ' || batch_id || ', which is not recorded' AS message
      FROM (SELECT DISTINCT 'receivable' AS place, batch_id FROM receivable
            UNION SELECT DISTINCT 'bank_line', batch_id FROM bank_line
            UNION SELECT DISTINCT 'receipt', batch_id FROM receipt)
      WHERE batch_id IS NOT NULL AND batch_id NOT IN (SELECT id FROM import_batch)
      ORDER BY place, batch_id`,
  },
  {
    code: 'CUSTOMER_GONE',
    sql: `SELECT item.number AS ref, 'it is owed by ' || customer.name || ', who was taken out of the book'
          AS message
      FROM receivable AS item JOIN customer ON customer.id = item.customer_id
      WHERE item.voided_seq IS NULL AND customer.voided_seq IS NOT NULL
      UNION ALL
      SELECT other.name, 'it is merged into ' || customer.name || ', who was taken out of the book'
      FROM customer AS other JOIN customer ON customer.id = other.merged_into_id
      WHERE customer.voided_seq IS NOT NULL AND customer.merged_into_id IS NULL ORDER BY 1, 2`,
  },
  {
    code: 'STEP_TWICE',
    sql: `SELECT item.number AS ref, 'day ' || step.day || ' of its reminders was reached '
        || count(*) || ' times in one cycle' AS message
      FROM dunning_step AS step JOIN receivable AS item ON item.id = step.receivable_id
        LEFT JOIN message ON message.id = step.message_id
      WHERE message.status IS NOT 'withdrawn'
      GROUP BY step.receivable_id, step.cycle, step.day HAVING count(*) > 1
      ORDER BY step.receivable_id, step.cycle, step.day`,
  },
  {
    code: 'BAD_DATE',
    sql: `SELECT ref, '"' || day || '" is not a day of the calendar' AS message FROM (
        SELECT number AS ref, issue_date AS day FROM receivable WHERE date(issue_date) IS NOT issue_date
        UNION ALL SELECT number, due_date FROM receivable WHERE date(due_date) IS NOT due_date
        UNION ALL SELECT bank_ref, booking_date FROM bank_line
          WHERE date(booking_date) IS NOT booking_date
        UNION ALL SELECT 'receipt ' || id, effective_date FROM receipt
          WHERE date(effective_date) IS NOT effective_date
        UNION ALL SELECT 'allocation ' || id, effective_date FROM allocation
          WHERE date(effective_date) IS NOT effective_date
      ) ORDER BY ref, day`,
  },
]

/**
 * Each fact names the event that recorded it, and the one that ended it; the events have to be
 * there. Such columns are told by their name: `recorded_seq`, `voided_seq`, `closed_seq`.
 */
export function eventProbe(columns: readonly { table: string; column: string }[]): Probe {
  const parts = columns.map(
    ({ table, column }) =>
      `SELECT DISTINCT '${table}' AS place, ${column} AS seq FROM ${table} WHERE ${column} IS NOT NULL`,
  )
  return {
    code: 'EVENT_MISSING',
    sql: `SELECT place AS ref, 'it names event ' || seq || ', which is not in the audit trail' AS message
      FROM (${parts.join(' UNION ')})
      WHERE seq NOT IN (SELECT seq FROM audit_event) ORDER BY place, seq`,
  }
}

/** Every question, in the order in which the answers are shown. */
export const PROBES: readonly Probe[] = [...DERIVED, ...ALLOCATIONS, ...BANK_LINES, ...SOURCES]
