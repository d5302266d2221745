import { hash } from 'node:crypto'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { parseDate } from '../../../src/core/calendar-date.ts'
import { proofs } from '../../../src/db/migrations/0010-proofs.ts'
import { openTrail } from '../../../src/ledger/audit-trail.ts'
import { customerIds } from '../../../src/ledger/customer.ts'
import { mergeCustomers } from '../../../src/ledger/customer-merge.ts'
import { bookOfTest } from '../../support/book-of-test.ts'
import type { TestLedger } from '../../support/ledger.ts'

const book = bookOfTest()
beforeEach(() => recordBusiness(book.ledger))

/** One of everything: paid, part-paid, credited, returned, taken back, unapplied. */
function recordBusiness(ledger: TestLedger): void {
  const customer = ledger.customer({ number: 'C1', name: 'Acme' })
  const bill = (number: string, total: string) =>
    ledger.invoice({ number, customer, issued: '2026-09-01', due: '2026-10-01', total })
  const [paid, open, memo] = [bill('INV-1', '100'), bill('INV-2', '80'), bill('CM-1', '-30')]
  const pay = (bankRef: string, amount: string, invoice: typeof paid, part = amount) =>
    ledger.payment({
      date: '2026-10-10',
      bankRef,
      amount,
      customer,
      pays: [{ invoice, amount: part }],
    })
  pay('T1', '110', paid, '100')
  pay('T2', '40', open)
  const wrong = pay('T3', '5', open)
  ledger.reverse(wrong.application)
  ledger.reverseReceipt(wrong.receipt)
  ledger.db.exec("UPDATE bank_line SET status = 'new' WHERE bank_ref = 'T3'")
  ledger.apply('2026-10-11', [
    { invoice: memo, amount: '-30', kind: 'credit' },
    { invoice: open, amount: '30', kind: 'credit' },
  ])
}

const TRIGGERS = "SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name"

/** Changes the book as no command would: without its triggers, checks and foreign keys. */
function tamper(sql: string): void {
  book.ledger.db.unsafeMode()
  book.ledger.db.pragma('foreign_keys = OFF')
  book.ledger.db.pragma('ignore_check_constraints = ON')
  for (const name of book.ledger.db.prepare<[], string>(TRIGGERS).pluck().all()) {
    book.ledger.db.exec(`DROP TRIGGER ${name}`)
  }
  book.ledger.db.exec(sql)
}

async function codes(): Promise<readonly string[]> {
  const { exitCode, stdout } = await book.cli('--book', 'book', 'check', '--json')
  const { ok, problems }: { ok: boolean; problems: { code: string }[] } = JSON.parse(stdout)
  expect([ok, exitCode]).toEqual(problems.length === 0 ? [true, 0] : [false, 4])
  return [...new Set(problems.map(({ code }) => code))]
}

test('a book that was only written by commands holds', async () => {
  expect(await codes()).toEqual([])
})

const CASES: readonly (readonly [string, string])[] = [
  ['OPEN_AMOUNT', "UPDATE receivable SET open_minor = open_minor + 1 WHERE number = 'INV-2'"],
  ['SETTLED_DATE', "UPDATE receivable SET settled_date = '2026-10-11' WHERE number = 'INV-1'"],
  ['UNAPPLIED_AMOUNT', 'UPDATE receipt SET unapplied_minor = 999 WHERE id = 1'],
  ['INVOICE_OVERALLOCATED', "UPDATE receivable SET total_minor = 9000 WHERE number = 'INV-1'"],
  ['RECEIPT_OVERALLOCATED', 'UPDATE receipt SET amount_minor = 9000 WHERE id = 1'],
  ['CASH_AMOUNT', 'UPDATE allocation SET receipt_minor = 9999 WHERE id = 1'],
  [
    'CREDIT_PAIR',
    "UPDATE allocation SET amount_minor = 2900 WHERE kind = 'credit' AND amount_minor > 0",
  ],
  ['REVERSAL', 'UPDATE allocation SET amount_minor = -499 WHERE reverses_id IS NOT NULL'],
  ['REVERSAL', "UPDATE receipt SET effective_date = '2026-10-12' WHERE reverses_id IS NOT NULL"],
  ['BANK_STATUS', "UPDATE bank_line SET status = 'applied' WHERE bank_ref = 'T3'"],
  ['BANK_STATUS', "UPDATE bank_line SET status = 'new' WHERE bank_ref = 'T1'"],
  ['BANK_STATUS', "UPDATE bank_line SET status = 'queued' WHERE bank_ref = 'T3'"],
  ['BANK_STATUS', "UPDATE bank_line SET status = 'ignored' WHERE bank_ref = 'T3'"],
  ['RECEIPT_LINE', "UPDATE bank_line SET amount_minor = 1 WHERE bank_ref = 'T1'"],
  ['RECEIPT_LINE', "UPDATE bank_line SET currency = 'EUR' WHERE bank_ref = 'T1'"],
  ['RECEIPT_LINE', "UPDATE bank_line SET voided_seq = 1 WHERE bank_ref = 'T1'"],
  ['RECEIPT_LINE', 'UPDATE receipt SET bank_line_id = NULL WHERE id = 1'],
  [
    'CHEQUE_SILENT',
    "UPDATE receipt SET customer_id = NULL WHERE id = 1; INSERT INTO deposit_cheque (receipt_id, ref, text, recorded_seq) VALUES (1, '9', '', 1)",
  ],
  ['EVENT_MISSING', "UPDATE receivable SET recorded_seq = 999 WHERE number = 'INV-1'"],
  ['BATCH_MISSING', "UPDATE receivable SET batch_id = 7 WHERE number = 'INV-1'"],
  ['CUSTOMER_GONE', 'UPDATE customer SET voided_seq = 1 WHERE id = 1'],
  ['BAD_DATE', "UPDATE receivable SET due_date = '2026-02-30' WHERE number = 'INV-2'"],
  ['TIE_OUT', "UPDATE receivable SET open_minor = 1 WHERE number = 'INV-2'"],
  ['FOREIGN_KEY', "UPDATE receivable SET customer_id = 99 WHERE number = 'INV-1'"],
  ['AUDIT_EDITED', "UPDATE audit_event SET actor = 'mallory' WHERE seq = 2"],
  ['AUDIT_GAP', 'DELETE FROM audit_event WHERE seq = 2'],
  [
    'DATABASE',
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'receivable_settled'",
  ],
]

test.each(CASES)('%s is found after %s', async (code, sql) => {
  tamper(sql)
  expect(await codes()).toContain(code)
})

const ROWS: readonly (readonly [string, string, string])[] = [
  ['allocation', 'the day', "UPDATE allocation SET effective_date = '2026-10-09' WHERE id = 1"],
  ['allocation', 'who is paid', 'UPDATE allocation SET receivable_id = 2 WHERE id = 1'],
  ['allocation', 'a row', 'DELETE FROM allocation WHERE id = 2'],
  ['application', 'the evidence', 'UPDATE application SET evidence = \'["a word"]\' WHERE id = 1'],
  ['application', 'the rule', "UPDATE application SET rule = 'accepted' WHERE id = 2"],
  ['receipt', 'the memo', "UPDATE receipt SET memo = 'for private use' WHERE id = 2"],
  ['receipt', 'the event', 'UPDATE receipt SET recorded_seq = 2 WHERE id = 2'],
]

test.each(ROWS)('of a changed %s (%s) the event and the table are named', async (table, _, sql) => {
  tamper(sql)
  const { stdout } = await book.cli('--book', 'book', 'check', '--json')
  const { problems }: { problems: { code: string; ref: string; message: string }[] } =
    JSON.parse(stdout)
  const found = problems.filter(({ code }) => code === 'EVENT_ROWS')
  expect(found).toMatchObject([{ ref: expect.stringMatching(/^event \d+$/) }])
  expect(found[0]?.message).toContain(` of ${table} are not what test.write recorded`)
})

test('a row that was put in beside the audit trail belongs to no event', async () => {
  tamper(`INSERT INTO application (rule, confidence_1e4, evidence, recorded_seq)
    VALUES ('by-hand', 10000, '[]', 2)`)
  const { stdout } = await book.cli('--book', 'book', 'check', '--json')
  expect(JSON.parse(stdout).problems).toContainEqual({
    code: 'EVENT_ROWS',
    message: expect.stringContaining('of application belong to no event'),
    ref: 'application',
  })
})

test('a step that was reached twice in one cycle is found', async () => {
  tamper('DROP INDEX IF EXISTS dunning_step_once')
  const columns = book.ledger.db
    .prepare<[], string>("SELECT name FROM pragma_table_info('dunning_step') ORDER BY cid")
    .pluck()
    .all()
  const values: Readonly<Record<string, string>> = {
    receivable_id: '1',
    cycle: '0',
    policy: "'standard'",
    day: '7',
    delay_days: '0',
    reached_date: "'2026-10-08'",
    task_id: '1',
    recorded_seq: '1',
  }
  const given = columns.filter((name) => values[name] !== undefined)
  const insert = (step: number): void => {
    const own = columns.includes('step') ? [...given, 'step'] : given
    const row = own.map((name) => (name === 'step' ? String(step) : values[name]))
    book.ledger.db.exec(`INSERT INTO dunning_step (${own.join(', ')}) VALUES (${row.join(', ')})`)
  }
  insert(0)
  insert(1)
  expect(await codes()).toContain('STEP_TWICE')
})

test('the outbox and the letters of the book are held against each other', async () => {
  const letter = 'Subject: Reminder\r\n\r\nPlease pay.\r\n'
  tamper('')
  const facts: Readonly<Record<string, string>> = {
    id: "'m1'",
    customer_id: '1',
    recipients: "'[]'",
    credits: "'[]'",
    sha256: `'${hash('sha256', letter)}'`,
    status: "'rendered'",
    attempts: '0',
    recorded_seq: '1',
    status_seq: '1',
  }
  const required = book.ledger.db
    .prepare<[], string>(
      `SELECT name FROM pragma_table_info('message') WHERE "notnull" AND dflt_value IS NULL ORDER BY cid`,
    )
    .pluck()
    .all()
  const row = required.map((name) => facts[name] ?? "'x'")
  book.ledger.db.exec(`INSERT INTO message (${required.join(', ')}) VALUES (${row.join(', ')})`)
  book.ledger.db.exec(`INSERT INTO message_body VALUES ('m1', '', CAST('${letter}' AS BLOB))`)
  expect(await codes()).toEqual(['OUTBOX'])
  const { mkdirSync } = await import('node:fs')
  mkdirSync(join(book.cli.folder, 'book/outbox/new'))
  book.cli.file('book/outbox/new/m1.eml', letter)
  expect(await codes()).toEqual([])
  book.cli.file('book/outbox/new/stray.eml', letter)
  expect(await codes()).toEqual(['OUTBOX'])
  book.cli.file('book/outbox/new/stray.txt', 'a note of the owner')
  const { rmSync } = await import('node:fs')
  rmSync(join(book.cli.folder, 'book/outbox/new/stray.eml'))
  expect(await codes()).toEqual([])
  book.cli.file('book/outbox/new/m1.eml', letter.replace('pay', 'do not pay'))
  expect(await codes()).toEqual(['OUTBOX'])
})

test('a problem names the thing and both figures', async () => {
  tamper("UPDATE receivable SET open_minor = 1001 WHERE number = 'INV-2'")
  const result = await book.cli('--book', 'book', 'check')
  expect(result.stdout).toMatch(
    /OPEN_AMOUNT +INV-2 +open is kept as 1001 minor units and comes to 1000/,
  )
})

/** What nothing else in the book contradicts: only the trail can tell. */
const SILENT: readonly (readonly [string, string, string])[] = [
  [
    'money was given to another customer',
    "UPDATE receipt SET customer_id = (SELECT id FROM customer WHERE number = 'C2') WHERE id = 3",
    'of receipt',
  ],
  [
    'an invoice was made smaller, and what is open of it as well',
    "UPDATE receivable SET total_minor = total_minor - 500, open_minor = open_minor - 500 WHERE number = 'INV-2'",
    'of receivable',
  ],
  [
    'an invoice was given to another customer',
    "UPDATE receivable SET customer_id = (SELECT id FROM customer WHERE number = 'C2') WHERE number = 'INV-3'",
    'of receivable',
  ],
  [
    'the text of a bank line was rewritten',
    "UPDATE bank_line SET description = 'INV-9 of somebody else' WHERE bank_ref = 'T3'",
    'of bank_line',
  ],
  [
    'the name of who paid was rewritten',
    "UPDATE bank_line SET counterparty = 'Mallory Inc' WHERE bank_ref = 'T3'",
    'of bank_line',
  ],
  [
    'a customer was given another parent',
    "UPDATE customer SET parent_id = 2 WHERE number = 'C1'",
    'of customer',
  ],
  [
    'a lesson was taught for another account',
    "UPDATE payer_lesson SET value = 'DE89370400440532013000'",
    'of payer_lesson',
  ],
  [
    'a lesson was turned into a confirmed one',
    'UPDATE payer_lesson SET is_confirmed = 1',
    'of payer_lesson',
  ],
  [
    'a lesson was ended',
    'UPDATE payer_lesson SET ended_seq = 3',
    'it was ended (row 1 of payer_lesson) without an event',
  ],
  [
    'a gap was taken off the queue',
    "UPDATE cash_exception SET closed_seq = 3 WHERE reason = 'SHORT_PAY' AND closed_seq IS NULL",
    'of cash_exception) without an event',
  ],
  [
    'what was taken off the queue is said to have been so by another event',
    "UPDATE cash_exception SET closed_seq = 1 WHERE reason = 'AMBIGUOUS'",
    'whether it waits (row 1 of cash_exception) was changed without an event',
  ],
  [
    'money that a merge has moved was given back',
    "UPDATE receipt SET customer_id = (SELECT id FROM customer WHERE number = 'C3') WHERE customer_id = (SELECT id FROM customer WHERE number = 'C4')",
    'whose money it is (row 5 of receipt) was changed without an event',
  ],
  [
    'a change was told that no event has made',
    "INSERT INTO fact_change (place, row, before, after) VALUES ('customer', 1, '[2]', '[null]')",
    'of fact_change belong to no event',
  ],
]

/** What people and a run leave behind: lessons, entries of the queue, a merge. */
function recordMore({ db, customer, invoice, payment }: TestLedger): void {
  const acme = 1
  customer({ number: 'C2', name: 'Bolt' })
  const old = customer({ number: 'C3', name: 'Cedar' })
  const kept = customer({ number: 'C4', name: 'Cedar Ltd' })
  const cedar = { customer: old, issued: '2026-09-01', due: '2026-10-01', total: '70' }
  invoice({ number: 'INV-3', ...cedar })
  payment({ date: '2026-10-12', bankRef: 'T4', amount: '30', customer: old })
  const clock = { now: () => new Date('2026-10-31T12:00:00Z') }
  const head = { ref: 'test', effectiveDate: parseDate('2026-01-01') ?? fail() }
  const trail = openTrail(db, { actor: 'tester', clock })
  const within = (action: string, write: (seq: number) => void): void => {
    db.transaction(() => {
      const event = trail.open({ ...head, action })
      write(event.seq)
      event.close({})
    }).immediate()
  }
  const wait = db.prepare(
    `INSERT INTO cash_exception (bank_line_id, reason, suggestions, evidence, opened_date, opened_seq)
     VALUES ((SELECT id FROM bank_line WHERE bank_ref = ?), ?, '[]', '[]', '2026-10-10', ?)`,
  )
  within('match.run', (seq) => {
    wait.run('T2', 'AMBIGUOUS', seq)
    db.prepare(
      `INSERT INTO payer_lesson (kind, value, customer_id, is_confirmed, recorded_seq)
       VALUES ('account', 'GB33BUKB20201555555555', ?, 0, ?)`,
    ).run(acme, seq)
  })
  within('match.accept', (seq) => {
    db.prepare('UPDATE cash_exception SET closed_seq = ?').run(seq)
    wait.run('T2', 'SHORT_PAY', seq)
  })
  within('customer.merge', (seq) => void mergeCustomers(db, { fromId: old, intoId: kept, seq }))
}

const fail = (): never => {
  throw new Error('no such day')
}

test('what events changed by right, as a merge and a decision do, is no problem', async () => {
  recordMore(book.ledger)
  expect(await codes()).toEqual([])
})

test.each(SILENT)('it is found that %s', async (_, sql, told) => {
  recordMore(book.ledger)
  tamper(sql)
  const { stdout, exitCode } = await book.cli('--book', 'book', 'check', '--json')
  const { problems }: { problems: { code: string; message: string }[] } = JSON.parse(stdout)
  expect(exitCode).toBe(4)
  expect(problems.map(({ message }) => message).join('\n')).toContain(told)
})

test('a book from before changes were told is sound, and proves what it is told from then on', async () => {
  const { db } = book.ledger
  for (const name of db.prepare<[], string>(TRIGGERS).pluck().all()) {
    if (name.endsWith('_changes')) db.exec(`DROP TRIGGER ${name}`)
  }
  db.exec('DROP TRIGGER fact_change_is_final; DROP TRIGGER fact_change_stays')
  db.exec('DROP TABLE fact_change; DROP TABLE proof_start')
  db.exec(proofs.sql)
  expect(await codes()).toEqual([])
  recordMore(book.ledger)
  const [customer] = customerIds(db)
  if (customer === undefined) throw new Error('nobody owes')
  const facts = { customer, issued: '2026-09-01', due: '2026-10-01', total: '70' }
  book.ledger.invoice({ number: 'INV-4', ...facts })
  expect(await codes()).toEqual([])
  tamper("UPDATE receivable SET total_minor = 6000, open_minor = 6000 WHERE number = 'INV-4'")
  expect(await codes()).toEqual(['EVENT_ROWS'])
})
