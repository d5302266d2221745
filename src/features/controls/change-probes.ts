import type { Probe } from './probes.ts'

/** What the book tells changes of, with the columns in the order in which they are told. */
const CHANGING: readonly { table: string; columns: string; named: string; words: string }[] = [
  {
    table: 'receipt',
    columns: 'customer_id',
    named: "'receipt ' || own.id",
    words: 'whose money it is',
  },
  {
    table: 'receivable',
    columns: 'customer_id, own.total_minor',
    named: 'own.number',
    words: 'its customer or its total',
  },
  {
    table: 'customer',
    columns: 'parent_id',
    named: 'coalesce(own.number, own.name)',
    words: 'its parent',
  },
  {
    table: 'payer_lesson',
    columns: 'customer_id, own.ended_seq',
    named: "'lesson ' || own.id",
    words: 'its customer or its end',
  },
  {
    table: 'cash_exception',
    columns: 'closed_seq',
    named: '(SELECT bank_ref FROM bank_line WHERE bank_line.id = own.bank_line_id)',
    words: 'whether it waits',
  },
]

/** What is empty until an event fills it, and says so. */
const ENDING = [
  { table: 'cash_exception', column: 'closed_seq' },
  { table: 'payer_lesson', column: 'ended_seq' },
]

const parts = CHANGING.flatMap(({ table, columns, named, words }) => {
  const last = `SELECT own.id, ${named} AS ref,
      '${words} (row ' || own.id || ' of ${table}) was changed without an event' AS message
    FROM fact_change AS told JOIN ${table} AS own ON own.id = told.row
    WHERE told.place = '${table}' AND told.after <> json_array(own.${columns})
      AND told.id = (SELECT max(id) FROM fact_change WHERE place = told.place AND row = told.row)`
  const ends = ENDING.filter((one) => one.table === table).map(
    ({ column }) => `SELECT own.id, ${named},
      'it was ended (row ' || own.id || ' of ${table}) without an event'
    FROM ${table} AS own WHERE own.${column} IS NOT NULL
      AND own.id > (SELECT last FROM proof_start WHERE place = '${table}')
      AND NOT EXISTS (SELECT 1 FROM fact_change WHERE place = '${table}' AND row = own.id)`,
  )
  return [last, ...ends]
})

/** Facts that are not what the last change that an event told has made of them. */
export const CHANGES: Probe = {
  code: 'FACT_CHANGED',
  sql: `SELECT ref, message FROM (${parts.join(' UNION ALL ')}) ORDER BY ref, id`,
}
