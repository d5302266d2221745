import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../src/core/calendar-date.ts'
import type { Database } from '../../src/core/ports.ts'
import { controlAccounts } from '../../src/ledger/control-account.ts'
import type { ApplicationId, ReceivableId } from '../../src/ledger/ids.ts'
import { openByCustomer, openItems, unappliedCash } from '../../src/ledger/position.ts'
import { day, memoryLedger, type TestLedger } from '../support/ledger.ts'

const FIRST = day('2026-01-01')
const at = (offset: number): string => addDays(FIRST, offset)

/** What may happen in a book, as numbers that say to what, when and how much. */
const step = fc.record({
  what: fc.constantFrom(
    'invoice',
    'memo',
    'pay',
    'pay',
    'pay',
    'discount',
    'return',
    'reverse',
    'cash',
  ),
  which: fc.nat(30),
  when: fc.integer({ min: 0, max: 120 }),
  cents: fc.integer({ min: 1, max: 20_000 }),
  currency: fc.constantFrom('USD', 'USD', 'EUR'),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const text = (minor: number): string =>
  `${Math.trunc(minor / 100)}.${String(minor % 100).padStart(2, '0')}`

/** Plays the steps; what the database refuses did not happen. */
function play(ledger: TestLedger, steps: readonly Step[]): void {
  const customers = ['A', 'B', 'C'].map((number) => ledger.customer({ number, name: number }))
  const items: { id: ReceivableId; currency: string }[] = []
  const applied: ApplicationId[] = []
  steps.forEach(({ what, which, when, cents, currency }, index) => {
    const customer = customers[which % 3]
    const item = items[which % Math.max(1, items.length)]
    if (customer === undefined) return
    const attempt = (work: () => void): void => {
      ledger.db.exec('SAVEPOINT attempt')
      try {
        work()
      } catch {
        ledger.db.exec('ROLLBACK TO attempt')
      }
      ledger.db.exec('RELEASE attempt')
    }
    if (what === 'invoice' || what === 'memo') {
      const total = (what === 'memo' ? '-' : '') + text(cents)
      const facts = {
        number: `N${index}`,
        customer,
        issued: at(when),
        due: at(when + 30),
        total,
        currency,
      }
      items.push({ id: ledger.invoice(facts), currency })
    } else if (what === 'cash') {
      ledger.payment({ date: at(when), amount: text(cents), customer, currency })
    } else if (what === 'reverse') {
      const application = applied[which % Math.max(1, applied.length)]
      if (application !== undefined) attempt(() => ledger.reverse(application))
    } else if (item !== undefined) {
      const amount = (what === 'return' ? '-' : '') + text(cents)
      const pays = [{ invoice: item.id, amount }]
      attempt(() => {
        if (what === 'discount')
          ledger.apply(at(when), [{ invoice: item.id, amount, kind: 'discount' }])
        else
          applied.push(
            ledger.payment({ date: at(when), amount, customer, currency, pays }).application,
          )
      })
    }
  })
}

/** Every sum of the position of a day, by the four reads and in three ways. */
function position(db: Database, asOf = FIRST) {
  const starts = [asOf, addDays(asOf, -30)]
  const add = (
    sums: Record<string, number>,
    key: string,
    minor: number,
  ): Record<string, number> => ({
    ...sums,
    [key]: (sums[key] ?? 0) + minor,
  })
  const items = openItems(db, asOf)
  const balances = openByCustomer(db, { asOf, basis: 'due', starts })
  const cash = unappliedCash(db, asOf)
  const isZero = ([, minor]: [string, number]): boolean => minor !== 0
  return {
    byItem: Object.fromEntries(
      Object.entries(
        items.reduce<Record<string, number>>(
          (sums, { customerId, currency, dueDate, openMinor }) => {
            const band = starts.findIndex((start) => dueDate >= start)
            return add(sums, `${customerId} ${currency} ${band === -1 ? 2 : band}`, openMinor)
          },
          {},
        ),
      ).filter(isZero),
    ),
    byCustomer: Object.fromEntries(
      balances
        .flatMap(({ customerId, currency, bandsMinor }) =>
          bandsMinor.map((minor, band): [string, number] => [
            `${customerId} ${currency} ${band}`,
            minor,
          ]),
        )
        .filter(isZero),
    ),
    total: Object.entries(
      cash.reduce<Record<string, number>>(
        (sums, { currency, unappliedMinor }) => add(sums, currency, -unappliedMinor),
        items.reduce<Record<string, number>>(
          (sums, { currency, openMinor }) => add(sums, currency, openMinor),
          {},
        ),
      ),
    )
      .filter(isZero)
      .sort(),
    control: controlAccounts(db, asOf)
      .map(({ currency, balanceMinor }): [string, number] => [currency, balanceMinor])
      .filter(isZero),
  }
}

test('on every day the items, the sums by customer and the control account agree', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const ledger = memoryLedger()
      play(ledger, steps)
      for (const offset of [0, 15, 45, 60, 90, 119, 120, 200]) {
        const { byItem, byCustomer, total, control } = position(ledger.db, day(at(offset)))
        expect(byCustomer).toEqual(byItem)
        expect(total).toEqual(control)
      }
      ledger.close()
    }),
    { numRuns: 60 },
  )
})

test('what is recorded later and takes effect later changes nothing before', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 30 }),
      fc.array(step, { maxLength: 15 }),
      (steps, later) => {
        const ledger = memoryLedger()
        const early = steps.filter(({ when, what }) => when <= 60 && what !== 'reverse')
        play(ledger, early)
        const before = position(ledger.db, day(at(60)))
        // The number of a later invoice would be taken already.
        const moved = later.map((one) => ({ ...one, when: 61 + (one.when % 60) }))
        const rest = moved.filter(({ what }) => what !== 'invoice' && what !== 'memo')
        const items = ledger.db.prepare<[], { id: ReceivableId }>('SELECT id FROM receivable').all()
        for (const { cents, which, when } of rest) {
          const item = items[which % Math.max(1, items.length)]
          if (item === undefined) continue
          ledger.db.exec('SAVEPOINT attempt')
          try {
            const pays = [{ invoice: item.id, amount: text(cents) }]
            ledger.payment({ date: at(when), amount: text(cents), pays })
          } catch {
            ledger.db.exec('ROLLBACK TO attempt')
          }
          ledger.db.exec('RELEASE attempt')
        }
        expect(position(ledger.db, day(at(60)))).toEqual(before)
        ledger.close()
      },
    ),
    { numRuns: 40 },
  )
})

test('cash that pays an invoice in another currency leaves one control account for the other', () => {
  const ledger = memoryLedger()
  const customer = ledger.customer({ number: 'A', name: 'A' })
  const terms = { customer, issued: at(0), due: at(30) }
  const invoice = ledger.invoice({ ...terms, number: 'E', total: '100', currency: 'EUR' })
  const { receipt } = ledger.payment({ date: at(5), amount: '110', customer, currency: 'USD' })
  ledger.db
    .prepare(
      `INSERT INTO allocation (application_id, receivable_id, receipt_id, kind, amount_minor,
         receipt_minor, effective_date, recorded_seq) VALUES (1, ?, ?, 'cash', 10000, 11000, ?, 1)`,
    )
    .run(invoice, receipt, at(5))
  const { total, control } = position(ledger.db, day(at(10)))
  expect([total, control]).toEqual([[], []])
  ledger.close()
})
