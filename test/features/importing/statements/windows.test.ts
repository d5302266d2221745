import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../../support/cli.ts'

// A bank exports by dates: whatever windows are downloaded, under whatever names, and in whatever
// order they are imported, the book must hold each movement once, and true twins twice.

interface Movement {
  readonly day: number
  readonly amount: number
  readonly text: string
}

/** A movement with the id that the bank gave it. */
interface Booked extends Movement {
  readonly id: string
}

const movement = fc.record({
  day: fc.integer({ min: 1, max: 9 }),
  amount: fc.constantFrom(-500, 500, 1200),
  text: fc.constantFrom('ACME INV 1', 'BIRCH', 'FEE'),
})
const share = fc.tuple(fc.double({ min: 0, max: 1 }), fc.double({ min: 0, max: 1 }))
const story = fc.record({
  movements: fc.array(movement, { minLength: 1, maxLength: 14 }),
  windows: fc.array(share, { maxLength: 4 }),
  /** Which file comes next, and which one comes a second time under another name. */
  order: fc.infiniteStream(fc.nat()),
})

interface Writing {
  readonly name: string
  write(rows: readonly Booked[]): string
  /** Whether a window may begin and end within a day: the bank's own ids tell its movements apart. */
  readonly hasIds: boolean
}

const WRITINGS: readonly Writing[] = [
  { name: 'a.csv', write: csv, hasIds: false },
  { name: 'b.csv', write: csvWithIds, hasIds: true },
  { name: 'c.xml', write: (rows) => camt(rows, false), hasIds: false },
  { name: 'd.xml', write: (rows) => camt(rows, true), hasIds: true },
  { name: 'e.sta', write: (rows) => mt940(rows, false), hasIds: false },
  { name: 'f.sta', write: (rows) => mt940(rows, true), hasIds: true },
]

describe('overlapping windows in any order come to the same as the whole statement once', () => {
  test.each(WRITINGS)('$name, with ids: $hasIds', async (writing) => {
    await fc.assert(
      fc.asyncProperty(story, async ({ movements, windows, order }) => {
        const sorted = [...movements].sort((a, b) => a.day - b.day)
        const booked = sorted.map((one, at) => ({ ...one, id: `B26030${one.day}-7Q${1000 + at}` }))
        const whole = await bookOf(writing, [booked])
        expect(whole).toEqual(booked.map(lineOf).sort())
        const cuts = windows.map(([a, b]) => windowOf(booked, [a, b], writing.hasIds))
        // What no window covers is a window of its own.
        const rest = booked.filter((one) => !cuts.some((cut) => cut.includes(one)))
        const files = shuffled([...cuts, rest], order)
        const [again = []] = files
        expect(await bookOf(writing, [...files, again])).toEqual(whole)
      }),
      { numRuns: 8, seed: 7 },
    )
  })
})

function windowOf(
  booked: readonly Booked[],
  [one, other]: readonly [number, number],
  isWithinDays: boolean,
): readonly Booked[] {
  const [from, to] = [Math.min(one, other), Math.max(one, other)]
  if (isWithinDays) {
    return booked.slice(Math.floor(from * booked.length), Math.ceil(to * booked.length))
  }
  return booked.filter(({ day }) => day >= 1 + from * 8 && day <= 1 + to * 8)
}

function shuffled<T>(items: readonly T[], order: Iterator<number>): readonly T[] {
  const left = [...items]
  return items.flatMap(() => left.splice(Number(order.next().value) % left.length, 1))
}

function lineOf({ day, amount }: Movement): string {
  return `2026-03-0${day} ${amount / 100}.00`
}

/** The lines of a book into which the files were imported one after the other. */
async function bookOf(
  { name, write }: Writing,
  files: readonly (readonly Booked[])[],
): Promise<readonly string[]> {
  const cli = makeCli()
  try {
    await cli('init', '--currency', 'EUR')
    for (const [index, rows] of files.entries()) {
      if (rows.length === 0) continue
      await cli.json('import', cli.file(`${index}-${name}`, write(rows)), '--account', 'giro')
    }
    return await linesOf(cli)
  } finally {
    cli.remove()
  }
}

function csv(rows: readonly Booked[]): string {
  const lines = rows.map(({ day, amount, text }) => {
    const units = `${Math.abs(amount) / 100}.00`
    return `2026-03-0${day},${text},${amount < 0 ? `${units},` : `,${units}`}`
  })
  return `${['Date,Description,Debit,Credit', ...lines].join('\n')}\n`
}

function csvWithIds(rows: readonly Booked[]): string {
  const [header, ...lines] = csv(rows).trim().split('\n')
  const withIds = lines.map((line, at) => `${line},${rows[at]?.id}`)
  return `${[`${header},Transaction ID`, ...withIds].join('\n')}\n`
}

function camt(rows: readonly Booked[], hasIds: boolean): string {
  const entries = rows.map(({ day, amount, text, id }) => {
    const side = amount < 0 ? 'DBIT' : 'CRDT'
    const reference = hasIds ? `<AcctSvcrRef>${id}</AcctSvcrRef>` : ''
    return `<Ntry><Amt Ccy="EUR">${Math.abs(amount) / 100}.00</Amt><CdtDbtInd>${side}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-0${day}</Dt></BookgDt>${reference}<NtryDtls><TxDtls><RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`
  })
  return `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id></Acct>${entries.join('\n')}</Stmt></BkToCstmrStmt></Document>`
}

function mt940(rows: readonly Booked[], hasIds: boolean): string {
  const entries = rows.map(({ day, amount, text, id }) => {
    const mark = amount < 0 ? 'D' : 'C'
    const reference = hasIds ? `NONREF//${id}` : 'NONREF'
    return `:61:26030${day}030${day}${mark}${Math.abs(amount) / 100},00NTRF${reference}\n:86:${text}`
  })
  const total = rows.reduce((sum, { amount }) => sum + amount, 100_000) / 100
  return `:20:A\n:25:37040044/532013000\n:28C:1/1\n:60F:C260228EUR1000,00\n${entries.join('\n')}\n:62F:C260310EUR${total},00\n-\n`
}

async function linesOf(cli: Cli): Promise<readonly string[]> {
  const { lines } = await cli.json<{ lines: Record<string, string>[] }>('bank')
  return lines.map((line) => `${line['date']} ${line['amount']}`).sort()
}
