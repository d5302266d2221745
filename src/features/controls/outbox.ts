import { hash } from 'node:crypto'
import { join } from 'node:path'
import type { Context } from '../../core/command.ts'
import type { Files } from '../../core/ports.ts'
import type { Problem } from './problem.ts'
import { storedLetters } from './store.ts'

// The book has every letter; its file is made again from there, as after a run that was cut off.
const REWRITE = '"openitem remind" writes it there from the book'
const REMOVE = 'remove these files, then "openitem remind" writes one from the book'
const RESTORE = 'restore the book from a backup'

/** Whether each letter of the book is the file of the outbox that it says, and the other way round. */
export function outboxProblems({ db, book, ports }: Context): readonly Problem[] {
  const files = lettersOnDisk(ports.files, book.outbox)
  const problems: Problem[] = []
  for (const { id, status, sha256, content } of storedLetters(db)) {
    const paths = files.get(`${id}.eml`) ?? []
    files.delete(`${id}.eml`)
    const say = (message: string): number => problems.push({ code: 'OUTBOX', message, ref: id })
    if (hash('sha256', content) !== sha256)
      say(`the letter in the book is not the one that was written; ${RESTORE}`)
    if (paths.length > 1)
      say(`the letter lies in the outbox ${paths.length} times: ${paths.join(', ')}; ${REMOVE}`)
    const [path] = paths
    if (path === undefined) {
      if (status !== 'withdrawn') say(`the letter is not in the outbox; ${REWRITE}`)
    } else if (hash('sha256', ports.files.read(path)) !== sha256) {
      say(`${path} is not the letter that was written; remove it, then ${REWRITE}`)
    }
  }
  for (const [name, paths] of files) {
    const message = `${paths.join(', ')} is no letter of this book; move it out of the outbox`
    problems.push({ code: 'OUTBOX', message, ref: name })
  }
  return problems
}

/** The letters of the outbox and its folders by file name; drafts of a write under way are none. */
function lettersOnDisk(files: Files, outbox: string): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  const folders = files.exists(outbox)
    ? [outbox, ...files.list(outbox).map((name) => join(outbox, name))].filter(files.isFolder)
    : []
  for (const folder of folders) {
    for (const name of files.list(folder)) {
      if (!name.endsWith('.eml') || name.startsWith('.')) continue
      found.set(name, [...(found.get(name) ?? []), join(folder, name)])
    }
  }
  return found
}
