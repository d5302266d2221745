import { closeSync, createWriteStream, openSync, writeFileSync, writeSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip, deflateRawSync, gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { hostilePacks } from './hostile-packs.ts'
import { chanceOf } from './random.ts'

/** A file that was made to hurt. */
export interface HostileFile {
  readonly name: string
  /** Too large for every day. */
  readonly heavyOnly: boolean
  write(path: string): void | Promise<void>
}

const MB = 1 << 20
const INVOICES = 'Invoice Number,Customer,Invoice Date,Due Date,Currency,Total\n'
const BANK = 'Date,Description,Amount\n2026-01-05,Rent,-900.00\n2026-01-06,'
/** Below and above the size from which a file is read in pieces. */
const SIZES_MB = [20, 40]

const CAMT = (inner: string): string =>
  `<?xml version="1.0"?>${inner}<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Ntry>&a;</Ntry></Stmt></BkToCstmrStmt></Document>`

/** Every hostile file, from the smallest to the largest. */
export const hostileFiles: readonly HostileFile[] = [
  small('bom.csv', '\ufeff'),
  small('blank-lines.csv', '\n\n\n\r\n\r\n'),
  small('laughs.xml', CAMT(laughs())),
  small('system.xml', CAMT('<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>')),
  small('laughs.ofx', `<?xml version="1.0"?><?OFX OFXHEADER="200"?>${laughs()}<OFX>&a;</OFX>`),
  small('deep.xml', CAMT('').replace('&a;', '<a>'.repeat(500_000))),
  small('deep.ofx', `OFXHEADER:100\n\n<OFX>${'<STMTTRN>'.repeat(300_000)}`),
  small(
    'document.pdf',
    Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<<>>\n', 'latin1'),
  ),
  small('picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])),
  small('old.xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(3000)])),
  small('cut.csv.gz', gzipSync(INVOICES.repeat(99)).subarray(0, 40)),
  small('garbage.gz', Buffer.from('1f8b0800ffffffffffffffffffff', 'hex')),
  small('cut.zip', Buffer.from(zipSync({ 'a.csv': Buffer.from(INVOICES) })).subarray(0, 60)),
  small('nested.gz', nested(60)),
  small('evil-names.zip', evilNames()),
  small('lying.zip', lyingZip()),
  ...hostilePacks.map(
    ([name, made]): HostileFile => ({
      name,
      heavyOnly: false,
      write: (path) => writeFileSync(path, made()),
    }),
  ),
  { name: 'bomb.csv.gz', heavyOnly: false, write: (path) => gzipBomb(path, 400) },
  { name: 'bomb-2gb.csv.gz', heavyOnly: true, write: (path) => gzipBomb(path, 2000) },
  ...SIZES_MB.flatMap((size) => [
    filled(`nul-${size}.csv`, '', '\u0000', size),
    filled(`commas-${size}.csv`, INVOICES, ',', size),
    filled(`newlines-${size}.csv`, INVOICES, '\n', size),
    filled(`short-lines-${size}.csv`, INVOICES, 'a\n', size),
    filled(`quotes-${size}.csv`, INVOICES, '"', size),
    filled(`open-quote-${size}.csv`, `${INVOICES}1,"`, 'abc,', size),
    filled(`long-field-${size}.csv`, BANK, 'x', size),
    filled(`spaces-${size}.csv`, BANK, ' ', size),
    filled(`digits-${size}.csv`, BANK, '9', size),
    filled(`one-line-${size}.txt`, '', 'lorem ipsum ', size),
    filled(`returns-${size}.csv`, BANK, '\r', size),
    filled(`tags-${size}.xml`, CAMT('').slice(0, 140), '<a>', size),
    filled(`same-number-${size}.csv`, INVOICES, '7,Acme,2026-01-05,2026-02-05,EUR,1.00\n', size),
    filled(`bad-rows-${size}.csv`, INVOICES, '7,Acme,2026-01-55,2026-02-05,EUR,1.0x\n', size),
    filled(`totals-${size}.csv`, BANK, `1.00\nTotal,${'for the month '.repeat(9)},1.00\n`, size),
    noise(`noise-${size}.bin`, size),
  ]),
  // A statement that names its format is held whole: that many entries are ten years of a busy account.
  filled('entries.sta', ':20:A\n:25:1\n:28C:1\n:60F:C260101EUR0,\n', ':61:2601010101C1,NMSCx\n', 2),
  filled('twins.qif', '!Type:Bank\n', 'D1/1/26\nT1.00\nPx\n^\n', 1),
  filled('long-field-200.csv', BANK, 'x', 200, true),
  filled('quoted-field-200.csv', `${BANK}"`, 'x,', 200, true),
  filled('long-field-1000.csv', INVOICES, 'x', 1000, true),
]

function small(name: string, content: string | Uint8Array): HostileFile {
  return { name, heavyOnly: false, write: (path) => writeFileSync(path, content) }
}

/** A head, and behind it one text over and over. */
function filled(
  name: string,
  head: string,
  text: string,
  size: number,
  heavyOnly = false,
): HostileFile {
  return {
    name,
    heavyOnly,
    write: (path) => {
      const part = Buffer.from(text.repeat(MB / text.length))
      const file = openSync(path, 'w')
      writeSync(file, head)
      for (let left = size; left > 0; left -= 1) writeSync(file, part)
      closeSync(file)
    },
  }
}

function noise(name: string, size: number): HostileFile {
  const chance = chanceOf(size)
  const part = Buffer.from(Array.from({ length: MB }, () => chance.below(256)))
  const write = (path: string) => writeFileSync(path, Buffer.concat(Array(size).fill(part)))
  return { name, heavyOnly: false, write }
}

/** Entities that grow to gigabytes when they are followed. */
function laughs(): string {
  const levels = [...'abcdefghij']
  const entities = levels.map((name, at) => {
    const inner = at === levels.length - 1 ? 'ha' : `&${levels[at + 1]};`.repeat(10)
    return `<!ENTITY ${name} "${inner}">`
  })
  return `<!DOCTYPE d [${entities.join('')}]>`
}

function nested(levels: number): Buffer {
  let bytes = Buffer.from(INVOICES)
  for (let left = levels; left > 0; left -= 1) bytes = gzipSync(bytes)
  return bytes
}

function evilNames(): Uint8Array {
  const csv = Buffer.from(`${INVOICES}1,Acme,2026-01-05,2026-02-05,EUR,1.00\n`)
  return zipSync({ '../../outside.csv': csv, '/absolute.csv': csv, 'a\u001b[31m.csv': csv })
}

async function gzipBomb(path: string, size: number): Promise<void> {
  const part = Buffer.from(`${'1,Acme,2026-01-05,2026-02-05,EUR,1.00\n'.repeat(27_000)}`)
  const parts = Array<Buffer>(size).fill(part)
  await pipeline(Readable.from([INVOICES, ...parts]), createGzip(), createWriteStream(path))
}

/** An archive that says of its only file that it has ten bytes, and holds 300 MB of blanks. */
function lyingZip(): Buffer {
  const data = deflateRawSync(Buffer.alloc(300 * MB, ' '))
  const name = Buffer.from('a.csv')
  const sizes = Buffer.alloc(12)
  sizes.writeUInt32LE(data.length, 4)
  sizes.writeUInt32LE(10, 8)
  const common = Buffer.concat([
    Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0x21, 0x5a]),
    sizes,
    Buffer.from([name.length, 0, 0, 0]),
  ])
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, name])
  const central = Buffer.concat([
    Buffer.from('PK\u0001\u0002'),
    Buffer.from([20, 0]),
    common,
    Buffer.alloc(14),
    name,
  ])
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0, 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length + data.length, 16)
  return Buffer.concat([local, data, central, end])
}
