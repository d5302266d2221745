import { readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Cli, makeCli } from '../../support/cli.ts'

let cli: Cli
let input: Uint8Array = new Uint8Array()

beforeEach(async () => {
  cli = makeCli({ stdin: () => Readable.from([Buffer.from(input)]) })
  await cli('init', '.')
})

afterEach(() => cli.remove())

const HEADER = 'Invoice Number,Customer,Invoice Date,Due Date,Currency,Total,Note\n'
const ROWS = 400
/** So long that a few hundred rows are more than memory holds. */
const NOTE = 'as agreed with the customer on the telephone. '.repeat(800)

function largeList(): Buffer {
  const rows = Array.from({ length: ROWS }, (_, at) => {
    return `${at + 1},Quayside Ltd,2026-03-05,2026-04-04,EUR,${at}.50,${NOTE}\n`
  })
  return Buffer.from(HEADER + rows.join(''))
}

function placed(name: string, bytes: Uint8Array): string {
  const path = join(cli.folder, name)
  writeFileSync(path, bytes)
  return path
}

interface FileResult {
  readonly path: string
  readonly imported: number
  readonly refused?: string
}

async function files(...words: string[]): Promise<readonly FileResult[]> {
  return JSON.parse((await cli('import', ...words, '--json')).stdout).files
}

async function digest(): Promise<unknown> {
  const { batches } = await cli.json<{ batches: { sha256: string }[] }>('import', 'list')
  return batches.map(({ sha256 }) => sha256)
}

function spooled(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => /^openitem-.*\.tmp$/.test(name))
}

test('a large list is the same facts whether plain, packed, or on standard input', async () => {
  const bytes = largeList()
  expect(bytes.length).toBeGreaterThan(12 << 20)
  const before = spooled()
  const [plain] = await files(placed('list.csv', bytes))
  expect(plain).toMatchObject({ imported: ROWS })
  const [sha256] = (await digest()) as string[]
  input = bytes
  const zip = Buffer.from(zipSync({ 'list.csv': bytes }))
  const words = [placed('list.csv.gz', gzipSync(bytes)), placed('list.zip', zip), '-']
  for (const file of await files(...words))
    expect(file).toMatchObject({ imported: 0, duplicates: ROWS })
  expect(await digest()).toEqual(Array(4).fill(sha256))
  expect(spooled()).toEqual(before)
})

test('a packed list on standard input is unpacked', async () => {
  input = gzipSync(`${HEADER}1,Quayside Ltd,2026-03-05,2026-04-04,EUR,1.50,\n`)
  expect(await files('-')).toMatchObject([{ path: '-', imported: 1 }])
})

test('what unpacks to a hundred times its size is refused, and nothing stays on the disk', async () => {
  const before = spooled()
  const bomb = Buffer.alloc(160 << 20, 'a,')
  const words = [
    placed('bomb.csv.gz', gzipSync(bomb, { level: 1 })),
    placed('bomb.zip', zipSync({ 'bomb.csv': [bomb, { level: 1 }] })),
  ]
  expect((await files(...words)).map(({ refused }) => refused)).toEqual([
    'the gzip file unpacks to more than 128 MB',
    'the archive unpacks to more than 128 MB',
  ])
  expect(spooled()).toEqual(before)
})

test('an archive that is cut off, encrypted or not what was packed is refused with the reason', async () => {
  const list = Buffer.from(`${HEADER}1,Quayside Ltd,2026-03-05,2026-04-04,EUR,1.50,\n`)
  const zip = Buffer.from(zipSync({ 'list.csv': list }))
  const directory = zip.lastIndexOf(Buffer.from('PK\u0001\u0002'))
  const changed = (at: number, byte: number): Buffer => {
    const copy = Buffer.from(zip)
    copy[at] = byte
    return copy
  }
  const words = [
    placed('cut.gz', gzipSync(list).subarray(0, -12)),
    placed('cut.zip', zip.subarray(0, -30)),
    placed('locked.zip', changed(directory + 8, 1)),
    placed('other.zip', changed(directory + 16, 0)),
    placed('odd.zip', changed(directory + 10, 99)),
  ]
  expect((await files(...words)).map(({ refused }) => refused)).toEqual([
    'the gzip file is damaged or cut off',
    'the zip file is damaged: it ends before its directory',
    '"list.csv" in the zip file is protected by a password',
    'the zip file is damaged: "list.csv" is not what was packed',
    '"list.csv" in the zip file is packed in a way not known here',
  ])
})
