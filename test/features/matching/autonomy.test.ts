import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

const HEAD =
  'Booking Date,Amount,Currency,Counterparty,Counterparty IBAN,Remittance Information,Transaction ID'
const INVOICES = `Invoice Number,Customer Number,Customer,Invoice Date,Due Date,Currency,Total
INV-3001,C1,Harbor Foods Inc,2026-01-05,2026-02-04,EUR,100.00
INV-3002,C1,Harbor Foods Inc,2026-01-06,2026-02-05,EUR,250.00
INV-3003,C2,Granite Hardware LLC,2026-01-07,2026-02-06,EUR,80.00
INV-3004,C1,Harbor Foods Inc,2026-01-08,2026-02-07,EUR,70.00
`
const BANK = `${HEAD}
2026-02-01,100.00,EUR,Harbor Foods Inc,DE02100100100006820101,INV-3001,TX-1
2026-02-02,250.00,EUR,Harbor Foods Inc,DE02100100100006820101,INV-3002,TX-2
2026-02-03,80.00,EUR,Granite Hardware LLC,,INV-3003,TX-3
`

let cli: Cli
beforeEach(async () => {
  cli = makeCli()
  await cli.json('init', 'book', '--currency', 'EUR')
  cli.file('invoices.csv', INVOICES)
  cli.file('bank.csv', BANK)
  await run('import', 'invoices.csv', 'bank.csv')
})
afterEach(() => cli.remove())

const run = <T>(...words: string[]) => cli.json<T>('--book', 'book', ...words)
const setMatching = (...lines: string[]) =>
  cli.file(
    'book/openitem.toml',
    `[company]\nname = "Ours"\ncurrency = "EUR"\n[matching]\n${lines.join('\n')}\n`,
  )

interface Matched {
  readonly applied: readonly { bank_ref: string; rule: string; evidence: readonly string[] }[]
  readonly exceptions: readonly {
    bank_ref: string
    reason: string
    evidence: readonly string[]
    suggestions: readonly { rule: string; confidence: number; evidence: readonly string[] }[]
  }[]
}

const match = async () => {
  const { applied, exceptions } = await run<Matched>('match')
  return {
    applied: applied.map(({ bank_ref }) => bank_ref),
    waiting: exceptions.map(({ bank_ref, reason }) => `${bank_ref} ${reason}`),
    exceptions,
  }
}

test('a payer whose matching is held waits with the whole suggestion, others are applied', async () => {
  const rehearsed = await cli('--book', 'book', 'match', '--dry-run', '--json')
  const sure = (JSON.parse(rehearsed.stdout) as Matched).applied[0]
  await run('customers', 'hold-matching', 'C1')
  const { applied, waiting, exceptions } = await match()
  expect(applied).toEqual(['TX-3'])
  expect(waiting).toEqual(['TX-1 AUTONOMY', 'TX-2 AUTONOMY'])
  const [first] = exceptions
  expect(first?.evidence[0]).toBe('automatic posting is withheld for this payer')
  expect(first?.suggestions[0]).toMatchObject({
    rule: sure?.rule,
    evidence: sure?.evidence,
    allocations: [{ invoice: 'INV-3001', amount: '100.00', kind: 'cash' }],
  })
  expect(first?.suggestions[0]?.confidence).toBeGreaterThanOrEqual(0.95)
})

test('a person accepts what was withheld, and match again changes nothing', async () => {
  await run('customers', 'hold-matching', 'C1')
  const first = await match()
  expect(await match()).toEqual({ ...first, applied: [] })
  await run('accept', 'TX-1')
  expect((await match()).waiting).toEqual(['TX-2 AUTONOMY'])
  expect(await run('check')).toMatchObject({ ok: true })
})

test('once the hold is taken back, match applies what waited', async () => {
  await run('customers', 'hold-matching', 'Harbor Foods Inc')
  await match()
  const held = async () =>
    (await run<{ customer: { matching_held: boolean } }>('customers', 'show', 'C1')).customer
      .matching_held
  expect(await held()).toBe(true)
  await run('customers', 'hold-matching', 'C1', '--undo')
  expect(await held()).toBe(false)
  expect(await match()).toMatchObject({ applied: ['TX-1', 'TX-2'], waiting: [] })
  const { events } = await run<{ events: { action: string; ref: string }[] }>('audit', 'list')
  expect(events.filter(({ ref }) => ref === 'C1').map(({ action }) => action)).toEqual(
    expect.arrayContaining(['customer.hold-matching', 'customer.hold-matching-undo']),
  )
})

test('a hold is given once and taken back once', async () => {
  const word = (...more: string[]) => cli('--book', 'book', 'customers', 'hold-matching', ...more)
  expect((await word('C1', '--undo')).stderr).toContain('is not withheld for C1')
  expect((await word('C1')).exitCode).toBe(0)
  expect((await word('C1')).stderr).toContain('is already withheld for C1')
  expect((await word('C9')).stderr).toContain('no customer C9')
})

test('until enough was confirmed a payer waits, then match takes over', async () => {
  setMatching('confirmations = 2')
  const first = await match()
  expect(first.waiting).toEqual(['TX-1 AUTONOMY', 'TX-2 AUTONOMY', 'TX-3 AUTONOMY'])
  expect(first.exceptions[0]?.evidence[0]).toBe(
    'automatic posting is withheld for this payer until a person has decided 2 payments, 0 so far',
  )
  await run('accept', 'TX-1')
  cli.file('more.csv', `${HEAD}\n2026-02-05,70.00,EUR,Harbor Foods Inc,,INV-3004,TX-4\n`)
  await run('import', 'more.csv')
  expect((await match()).waiting).toEqual(['TX-2 AUTONOMY', 'TX-3 AUTONOMY', 'TX-4 AUTONOMY'])
  await run('accept', 'TX-2')
  expect(await match()).toMatchObject({ applied: ['TX-4'], waiting: ['TX-3 AUTONOMY'] })
})

test('a confirmation that is taken back no longer counts', async () => {
  setMatching('confirmations = 1')
  await match()
  await run('accept', 'TX-1')
  await run('unapply', 'TX-1')
  expect(await match()).toMatchObject({
    applied: [],
    waiting: ['TX-1 TAKEN_BACK', 'TX-2 AUTONOMY', 'TX-3 AUTONOMY'],
  })
})

test('what the oldest-first rule would pay is withheld with that suggestion', async () => {
  setMatching('oldest_first = true')
  cli.file('more.csv', `${HEAD}\n2026-02-05,300.00,EUR,Harbor Foods Inc,,thanks,TX-4\n`)
  await run('import', 'more.csv')
  const free = await run<Matched>('match', '--dry-run')
  await run('customers', 'hold-matching', 'C1')
  const { exceptions } = await match()
  const held = exceptions.find(({ bank_ref }) => bank_ref === 'TX-4')
  const would = free.applied.find(({ bank_ref }) => bank_ref === 'TX-4')
  expect([held?.reason, held?.suggestions[0]?.rule]).toEqual(['AUTONOMY', 'oldest-first'])
  expect(would?.rule).toBe('oldest-first')
})

test('a payment that an export has told is withheld too, and can be accepted', async () => {
  cli.file(
    'paid.csv',
    `Invoice Number,Customer Number,Customer,Invoice Date,Due Date,Currency,Total,Amount Paid,Paid Date
INV-3010,C1,Harbor Foods Inc,2026-01-10,2026-02-09,EUR,44.00,44.00,2026-02-06
`,
  )
  cli.file('more.csv', `${HEAD}\n2026-02-06,44.00,EUR,Harbor Foods Inc,,INV-3010,TX-5\n`)
  await run('import', 'paid.csv', 'more.csv')
  await run('customers', 'hold-matching', 'C1')
  const { exceptions } = await match()
  const told = exceptions.find(({ bank_ref }) => bank_ref === 'TX-5')
  expect([told?.reason, told?.suggestions[0]?.rule]).toEqual(['AUTONOMY', 'recorded-payment'])
  const before = await run('aging')
  await run('accept', 'TX-5')
  expect(await run('check')).toMatchObject({ ok: true })
  expect(await run('aging')).toEqual(before)
  await run('unapply', 'TX-5')
  expect(await run('aging')).toEqual(before)
})

test('the back-test tries the rules, whoever is held', async () => {
  await match()
  await run('customers', 'hold-matching', 'C1')
  expect(await run('match', 'replay')).toMatchObject({ lines: 3, applied: 3, wrong: 0 })
})

test('a customer who is merged into another brings the hold along', async () => {
  await run('customers', 'hold-matching', 'C1')
  await run('customers', 'hold-matching', 'C2')
  await run('customers', 'merge', 'C2', 'C1')
  expect((await match()).applied).toEqual([])
  await run('customers', 'unmerge', 'C2')
  await run('customers', 'hold-matching', 'C2', '--undo')
  expect((await match()).applied).toEqual(['TX-3'])
})
