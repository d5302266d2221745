import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import writeExcelFile from 'write-excel-file/node'
import { demoExports } from '../../src/features/demo/exports.ts'

/** A file as a user has it, from which the mutated ones are made. */
export interface Seed {
  readonly name: string
  readonly bytes: Buffer
  /** Flags that the file needs to be understood. */
  readonly flags: readonly string[]
  /** A table of text, whose lines can be told apart. */
  readonly isTable: boolean
}

const root = join(import.meta.dirname, '../..')

/** Every fixture of every format, and a file of each kind that has no fixture. */
export async function seeds(): Promise<readonly Seed[]> {
  const made = [...demoLists(), ...Object.entries(LISTS)]
  const lists = made.map(([name, text]) => seedOf(name, Buffer.from(text)))
  return [...fixtures('fixtures'), ...lists, ...(await packed())]
}

function fixtures(folder: string): Seed[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) return fixtures(path)
      if (/\.(json|cli|md|toml)$/.test(entry.name)) return []
      return [seedOf(path, readFileSync(join(root, path)))]
    })
}

function seedOf(name: string, bytes: Buffer, flags: readonly string[] = []): Seed {
  return { name, bytes, flags, isTable: /\.(csv|tsv|txt)$/i.test(name) }
}

/** The exports of the demo firm, cut to a size that fits many runs. */
function demoLists(): [string, string][] {
  return Object.entries(demoExports()).map(([name, text]) => [
    `demo-${name}`,
    `${text.split(/\r?\n/).slice(0, 40).join('\n')}\n`,
  ])
}

const LISTS: Readonly<Record<string, string>> = {
  'line-items.csv': `Invoice No,Customer,Invoice Date,Due Date,Currency,Item,Quantity,Line Total
5001,"Brückner & Söhne, KG",2026-02-03,2026-03-05,EUR,Pump,2,240.00
5001,"Brückner & Söhne, KG",2026-02-03,2026-03-05,EUR,Hose,1,19.90
5002,Atelier Noé,2026-02-04,2026-03-06,EUR,"Valve, ""large""",4,88.40
5003,Quayside Ltd,2026-02-19,2026-03-21,EUR,Gasket,10,45.00
`,
  'paid-history.csv': `Number;Kunde;Kundennummer;Rechnungsdatum;Fällig am;Betrag;Offen;Bezahlt am
R-1;Waldhof AG;70001;13.01.2026;12.02.2026;1.190,00;0,00;09.02.2026
R-2;Waldhof AG;70001;20.01.2026;19.02.2026;2.380,50;380,50;21.02.2026
R-3;Mühle eG;70002;27.01.2026;26.02.2026;99,99;99,99;
`,
  'payments.csv': `Payment Number,Customer Name,Invoice Number,Payment Date,Amount,Payment Mode
P-1,Quayside Ltd,5003,2026-03-30,45.00,Bank Transfer
P-2,Atelier Noé,5002,2026-03-31,50.00,Cheque
`,
  'credits.csv': `Credit Note Number,Customer Name,Credit Note Date,Total,Balance
CN-1,Quayside Ltd,2026-03-22,12.50,12.50
CN-2,Atelier Noé,2026-03-23,8.00,0.00
`,
  'remittances.csv': `Remittance,Invoice Number,Gross Amount,Discount,Amount Paid,Payment Date
RA-77,5002,88.40,1.77,86.63,2026-03-18
RA-77,5003,45.00,0.00,45.00,2026-03-18
`,
  'tabs.txt': `Date\tDescription\tAmount\tBalance
2026-03-17\tRent\t-900.00\t1100.00
2026-03-18\tQuayside Ltd invoice 5003\t45.00\t1145.00
2026-03-19\tFee\t-3.10\t1141.90
`,
}

async function packed(): Promise<readonly Seed[]> {
  const csv = Buffer.from(LISTS['line-items.csv'] ?? '')
  const rows = (LISTS['payments.csv'] ?? '').trim().split('\n')
  const cells = rows.map((row) => row.split(',').map((value) => ({ value })))
  return [
    seedOf('invoices.csv.gz', gzipSync(csv)),
    seedOf(
      'two.zip',
      Buffer.from(zipSync({ 'a.csv': csv, 'b.csv': Buffer.from(rows.join('\n')) })),
    ),
    seedOf('payments.xlsx', Buffer.from(await writeExcelFile(cells).toBuffer())),
  ]
}
