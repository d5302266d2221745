import { AppError } from '../../../core/errors.ts'
import { holdsAdvice } from '../../../reading/advices/mail/read-advice.ts'
import {
  holdsLargeWorkbook,
  holdsWorkbook,
  isGzip,
  isOldWorkbook,
  isZip,
  unpackGzip,
  unpackZip,
} from './archives.ts'
import {
  type Allowance,
  type Content,
  HELD_BYTES_MAX,
  heldContent,
  type Room,
  wholeOf,
} from './content.ts'
import { isMail, openMail } from './open-mail.ts'
import type { Source, Unopened } from './source.ts'
import type { Steady } from './steady.ts'
import { headOf, isHeavy } from './weight.ts'
import { type ZipEntry, zipEntries } from './zip-directory.ts'

/** How much of a file that is read in pieces decides what it is and how it is written. */
const HEAD_BYTES = 4 << 20
const HEAD_ROWS = 40_000
/** A workbook leaves neither dates nor decimals open. */
const SHEET_HEAD_ROWS = 4_000
const SHEET_HELD_BYTES_MAX = 1 << 20
/** A file that unpacks to itself would never end. */
const PACKED_DEPTH_MAX = 3
/** A workbook is held in memory. */
const WORKBOOK_BYTES_MAX = 48 << 20

/** Where a file came from, and how deep in archives it lay. */
export interface Box {
  readonly room: Room
  readonly steady: Steady
  readonly allowance: Allowance
  readonly depth: number
}

/** Opens what a file holds, be it itself or what is packed in it. */
export async function unpacked(
  box: Box,
  path: string,
  content: Content,
): Promise<readonly (Source | Unopened)[]> {
  const { room, steady, allowance, depth } = box
  const inside = { ...box, depth: depth + 1 }
  try {
    if (depth > PACKED_DEPTH_MAX) throw new AppError('input', 'archives are packed in archives')
    const head = content.part({ from: 0, length: HEAD_BYTES })
    if (isGzip(head)) {
      const inner = await unpackGzip(room, content, allowance)
      content.close()
      return await unpacked(inside, path.replace(/\.gz$/i, ''), inner)
    }
    if (isOldWorkbook(head)) return [await openWorkbook(path, content, steady)]
    if (isMail(head) && content.size < HELD_BYTES_MAX) return await inMail(inside, path, content)
    if (!isZip(head)) {
      const source = plain(path, head, { content, steady })
      // What no other thread can read is read beside what is posted, in one heap.
      if (source.chunks !== null && content.place === null) room.memory.spareMemory()
      return [source]
    }
    const entries = zipEntries(content)
    if (holdsLargeWorkbook(entries)) return [await inLargeWorkbook(box, path, content, entries)]
    if (holdsWorkbook(entries)) return [await openWorkbook(path, content, steady)]
    const members = await unpackZip(room, content, entries, allowance)
    content.close()
    const opened: (Source | Unopened)[] = []
    for (const member of members) {
      opened.push(...(await unpacked(inside, `${path}/${member.name}`, member.content)))
    }
    return opened
  } catch (error) {
    content.close()
    if (error instanceof AppError && error.kind === 'input') return [{ path, error }]
    throw error
  }
}

async function inLargeWorkbook(
  { room, steady, allowance }: Box,
  path: string,
  content: Content,
  entries: readonly ZipEntry[],
): Promise<Source> {
  const { openLargeWorkbook } = await import('./large-workbook.ts')
  const { text, sheet } = await openLargeWorkbook(room, content, { entries, allowance })
  content.close()
  const start = text.part({ from: 0, length: HEAD_BYTES })
  const scene = { content: text, steady }
  if (text.size < SHEET_HELD_BYTES_MAX) return { ...plain(path, start, scene), sheet }
  return { ...inPieces(path, headOf(start, SHEET_HEAD_ROWS), scene), sheet }
}

/** The files that hang on a mail, and what it says itself unless they say it all. */
async function inMail(
  box: Box,
  path: string,
  content: Content,
): Promise<readonly (Source | Unopened)[]> {
  const { steady } = box
  const bytes = content.part({ from: 0, length: content.size })
  const { mail, files: attached } = await openMail(bytes)
  const inside: (Source | Unopened)[] = []
  for (const { name, bytes: inner } of attached) {
    inside.push(...(await unpacked(box, `${path}/${name}`, heldContent(inner))))
  }
  content.close()
  if (attached.length > 0 && !holdsAdvice(mail)) return inside
  const { size } = content
  const own = { path, bytes, size, chunks: null, place: null, workbook: null, close: () => {} }
  return [{ ...own, steady, mail }, ...inside]
}

function plain(
  path: string,
  head: Buffer,
  { content, steady }: { readonly content: Content; readonly steady: Steady },
): Source {
  const { size } = content
  const close = () => content.close()
  const bytes = size < HELD_BYTES_MAX ? content.part({ from: 0, length: size }) : head
  if (size < HELD_BYTES_MAX && !isHeavy(bytes)) {
    return { path, bytes, size, chunks: null, place: null, workbook: null, steady, close }
  }
  return inPieces(path, head, { content, steady })
}

function inPieces(
  path: string,
  head: Buffer,
  { content, steady }: { readonly content: Content; readonly steady: Steady },
): Source {
  const { size, place } = content
  const close = () => content.close()
  const chunks = () => content.chunks()
  const start = headOf(head, HEAD_ROWS)
  return { path, bytes: start, size, chunks, place, workbook: null, steady, close }
}

async function openWorkbook(path: string, content: Content, steady: Steady): Promise<Source> {
  const { readWorkbook } = await import('../../../reading/table/read-workbook.ts')
  const { size } = content
  const bytes = wholeOf(content, { bytes: WORKBOOK_BYTES_MAX, refusal: workbookRefusal })
  content.close()
  const workbook = await readWorkbook(bytes)
  return { path, bytes, size, chunks: null, place: null, workbook, steady, close: () => {} }
}

function workbookRefusal(): AppError {
  return new AppError('input', 'the workbook is larger than 48 MB', {
    hint: 'save its table as CSV and import that: a CSV file may have any size',
  })
}
