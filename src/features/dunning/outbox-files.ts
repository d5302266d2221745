import { join } from 'node:path'
import type { Files } from '../../core/ports.ts'
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

/** Brings the files in line with the book's letters; doing it again changes nothing. */
export function settleOutbox(
  files: Files,
  {
    outbox,
    letters,
    content,
  }: { outbox: string; letters: readonly MessageState[]; content: (id: string) => Uint8Array },
): void {
  const folder = (name: Folder | 'tmp'): string => join(outbox, name)
  for (const path of [outbox, ...(['tmp', 'new', 'sent', 'failed'] as const).map(folder)]) {
    files.makeFolder(path)
  }
  const places = new Map<string, Folder>()
  for (const name of ['sent', 'failed', 'new'] as const) {
    for (const file of files.list(folder(name))) places.set(file, name)
  }
  for (const letter of letters) {
    const name = fileName(letter)
    const target = folderOf(letter)
    const place = places.get(name)
    if (place === target) continue
    if (place !== undefined) {
      files.move(join(folder(place), name), join(folder(target), name))
    } else if (target === 'new') {
      files.write(join(folder('tmp'), name), content(letter.id))
      files.move(join(folder('tmp'), name), join(folder('new'), name))
    }
  }
}

function fileName({ id }: Pick<MessageState, 'id'>): string {
  return `${id}.eml`
}
