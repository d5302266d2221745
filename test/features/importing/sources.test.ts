import { appendFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { systemFiles } from '../../../src/platform/files.ts'
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

test('files that are packed in archives or workbooks in an archive are taken too', async () => {
  const list = (number: number) =>
    `${HEADER}${number},Quayside Ltd,2026-03-05,2026-04-04,EUR,1.50,\n`
  const cells = list(3)
    .trim()
    .split('\n')
    .map((row) => row.split(',').map((value) => ({ value })))
  const zip = zipSync({
    'a.csv.gz': gzipSync(list(1)),
    'b.zip': zipSync({ 'c.csv': Buffer.from(list(2)) }),
    'd.xlsx': new Uint8Array(await writeExcelFile(cells).toBuffer()),
  })
  placed('all.zip', zip)
  expect(await files('all.zip')).toMatchObject([
    { path: 'all.zip/a.csv', imported: 1 },
    { path: 'all.zip/b.zip/c.csv', imported: 1 },
    { path: 'all.zip/d.xlsx', imported: 1 },
  ])
})

test('archives in an archive unpack to no more than one alone', async () => {
  const part = zipSync({ 'part.csv': [Buffer.alloc(60 << 20, 'a,'), { level: 1 }] })
  placed('many.zip', zipSync({ 'a.zip': part, 'b.zip': part, 'c.zip': part }))
  const refused = (await files('many.zip')).map((file) => file.refused)
  expect(refused).toContain('the archive unpacks to more than 128 MB')
})

test('an archive of thousands of files is refused', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 5_001 }, (_, at) => [`${at}.csv`, new Uint8Array()]),
  )
  placed('many.zip', zipSync(many, { level: 0 }))
  expect(await files('many.zip')).toMatchObject([{ refused: 'the archive holds 5001 files' }])
})

test.each([
  ['a short list', 1],
  ['a long list', 16_000],
])(
  '%s that is written to while it is read is not taken, and is once it is whole',
  async (_, rows) => {
    const row = (at: number) =>
      `${at},Quayside Ltd,2026-03-05,2026-04-04,EUR,${at}.50,${NOTE.slice(0, 800)}\n`
    const path = placed(
      'list.csv',
      Buffer.from(HEADER + Array.from({ length: rows }, (__, at) => row(at + 1)).join('')),
    )
    placed('other.csv', Buffer.from(HEADER + row(99_999)))
    let isWritten = false
    const write = (place: string): void => {
      if (place === path && !isWritten) appendFileSync(path, row(rows + 1))
      isWritten ||= place === path
    }
    function* chunks(place: string, bytes: number): Generator<Buffer> {
      for (const chunk of systemFiles.chunks(place, bytes)) {
        yield chunk
        write(place)
      }
    }
    const part: typeof systemFiles.part = (place, range) => {
      const bytes = systemFiles.part(place, range)
      write(place)
      return bytes
    }
    const watched = makeCli({ cwd: cli.folder, files: { ...systemFiles, chunks, part } })
    const growing = await watched('import', 'list.csv', 'other.csv', '--json')
    watched.remove()
    expect(growing.exitCode).toBe(3)
    expect(JSON.parse(growing.stdout).files).toMatchObject([
      {
        imported: 0,
        refused: expect.stringMatching(/^the file is still being written: \d+ bytes became \d+ /),
      },
      { imported: 1 },
    ])
    expect(await files('list.csv')).toMatchObject([{ imported: rows + 1 }])
    await expect(cli('check')).resolves.toMatchObject({ exitCode: 0 })
  },
)

test.each([
  ['gone.csv', 'gone.csv cannot be read: there is no such file'],
  ['dangling.csv', 'dangling.csv is a link that leads to no file'],
  ['loop.csv', 'loop.csv is a link that leads to no file'],
  ['/dev/zero', '/dev/zero is a device, no file'],
  ['.', '. is a folder'],
])('%s is told for what it is, and nothing else is taken', async (name, message) => {
  symlinkSync('nowhere', join(cli.folder, 'dangling.csv'))
  symlinkSync('loop.csv', join(cli.folder, 'loop.csv'))
  placed('list.csv', Buffer.from(`${HEADER}1,Quayside Ltd,2026-03-05,2026-04-04,EUR,1.50,\n`))
  const result = await cli('import', 'list.csv', name)
  expect(result.exitCode).toBe(2)
  expect(result.stderr).toContain(message)
  expect(await cli.json('import', 'list')).toEqual({ batches: [] })
})

test('what arrives slowly on standard input keeps nobody else from the book', async () => {
  const row = (number: number) => `${number},Quayside Ltd,2026-03-05,2026-04-04,EUR,1.50,\n`
  placed('other.csv', Buffer.from(HEADER + row(1)))
  const meanwhile: number[] = []
  const slow = makeCli({
    cwd: cli.folder,
    stdin: () =>
      Readable.from(
        (async function* () {
          yield HEADER
          meanwhile.push((await cli('import', 'other.csv')).exitCode)
          yield row(2)
        })(),
      ),
  })
  expect((await slow('import', '-')).exitCode).toBe(0)
  slow.remove()
  expect(meanwhile).toEqual([0])
})

test.each([
  [
    'a mail in a mail in a mail without end',
    `From: a@b.example\nSubject: x\nMIME-Version: 1.0\n${Array.from({ length: 600 }, (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\n\n--b${at}\n`).join('')}Content-Type: text/plain\n\nx\n`,
    'the mail cannot be taken apart',
  ],
  [
    'a mail of a million words',
    `From: a@b.example\nSubject: x\nDate: Mon, 5 Jan 2026 10:00:00 +0000\n\n${'INV-1 '.repeat(200_000)}`,
    'the text of the mail is longer than 1 MB',
  ],
])('%s is refused with the reason', async (_, text, reason) => {
  placed('mail.eml', Buffer.from(text))
  expect(await files('mail.eml')).toMatchObject([{ refused: expect.stringContaining(reason) }])
})

test.each([
  ['a zip file without files', 'none.zip', Buffer.from(zipSync({})), 'the zip file holds no file'],
  ['a file of blanks', 'blank.csv', '\n \n', 'the file holds nothing but blanks'],
  ['an empty file', 'empty.csv', '', 'the file is empty'],
])('%s is refused as what it is', async (_, name, content, reason) => {
  writeFileSync(join(cli.folder, name), content)
  const { stderr, exitCode } = await cli('import', name)
  expect([exitCode, stderr]).toEqual([3, expect.stringContaining(reason)])
  expect(stderr).toContain('hint: ')
})

test('a pattern that names no file says where it looked, and a column too far how many there are', async () => {
  cli.file('bank.csv', 'Date,Text,Amount\n2026-01-26,Oak,-10.00\n')
  expect((await cli('import', '*.qfx')).stderr).toMatch(/holds others, such as \S+/)
  expect((await cli('import', 'nowhere/*.csv')).stderr).toContain('there is no folder "nowhere"')
  const far = await cli('import', 'bank.csv', '--map', 'Amount=#9')
  expect([far.exitCode, far.stderr]).toEqual([2, expect.stringContaining('no column "#9"')])
  const several = await cli('import', 'bank.csv', cli.file('b.csv', 'x'), '--map', 'Amount=#9')
  expect(several.stderr).toContain('bank.csv: --map: the file has no column "#9"')
})
