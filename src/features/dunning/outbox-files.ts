import { join } from 'node:path'
import type { Files, Ports } from '../../core/ports.ts'
import type { MessageState } from './outbox-store.ts'

// The outbox is laid out like a maildir: a letter is written to tmp, renamed to new, and moved on
// when it is sent. The book holds the bytes; a file that a crash left out is made up for.

type Folder = 'new' | 'sent' | 'failed'

/** The folder that a letter belongs in. */
export function folderOf({ status, notBefore }: Omit<MessageState, 'id'>): Folder {
  switch (status) {
    case 'sent':
      return 'sent'
    case 'withdrawn':
      return 'failed'
    case 'failed':
      return notBefore === null ? 'failed' : 'new'
    default:
      return 'new'
  }
}

/** Where the file of a letter lies, seen from the book. */
export function pathOf(message: MessageState): string {
  return `outbox/${folderOf(message)}/${fileName(message)}`
}

interface Outbox {
  readonly folder: string
  /** Where each letter of the book stands; asked for once the folders have been looked through. */
  readonly letters: () => readonly MessageState[]
  readonly content: (id: string) => Uint8Array
}

/**
 * Brings the files in line with the book's letters. Doing it again changes nothing, and so does
 * another run that does it at the same time: both write the same bytes and make the same moves.
 */
export function settleOutbox(
  { files, processId, isRunning }: Pick<Ports, 'files' | 'processId' | 'isRunning'>,
  { folder, letters, content }: Outbox,
): void {
  const inside = (name: Folder | 'tmp', file = ''): string => join(folder, name, file)
  files.makeFolder(folder)
  for (const name of ['tmp', 'new', 'sent', 'failed'] as const) files.makeFolder(inside(name))
  for (const draft of files.list(inside('tmp'))) {
    const writer = Number(/\.(\d+)$/.exec(draft)?.[1] ?? processId)
    if (writer !== processId && !isRunning(writer)) files.remove(inside('tmp', draft))
  }
  const places = new Map<string, Folder>()
  for (const name of ['sent', 'failed', 'new'] as const) {
    for (const file of files.list(inside(name))) places.set(file, name)
  }
  for (const letter of letters()) {
    const name = fileName(letter)
    const target = folderOf(letter)
    const place = places.get(name)
    if (place === target || (place === undefined && letter.status === 'withdrawn')) continue
    const draft = inside('tmp', `${name}.${processId}`)
    if (place === undefined) files.write(draft, content(letter.id))
    moveIfThere(files, {
      from: place === undefined ? draft : inside(place, name),
      to: inside(target, name),
    })
  }
}

/** Another run may have moved it already. */
function moveIfThere(files: Files, { from, to }: { from: string; to: string }): void {
  try {
    files.move(from, to)
  } catch (error) {
    if (files.exists(from)) throw error
  }
}

function fileName({ id }: Pick<MessageState, 'id'>): string {
  return `${id}.eml`
}
