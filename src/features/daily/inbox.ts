import { join } from 'node:path'
import type { Files } from '../../core/ports.ts'

/** A file of the inbox, and how large it was when the run began. */
export interface InboxFile {
  readonly path: string
  readonly name: string
  readonly bytes: number
}

/** Names that programs give to files they have not finished. */
const UNFINISHED = /^[.~]|\.(part|partial|tmp|crdownload|download|filepart|swp|lock)$|~$/i

/** What lies in the inbox to be imported, by name; unfinished downloads and folders stay out. */
export function inboxFiles(files: Files, folder: string): readonly InboxFile[] {
  if (!files.isFolder(folder)) return []
  return files
    .list(folder)
    .filter((name) => !UNFINISHED.test(name))
    .map((name) => ({ name, path: join(folder, name) }))
    .filter(({ path }) => !files.isFolder(path))
    .map((file) => ({ ...file, bytes: files.size(file.path) }))
}

/** Puts a file that was taken aside; one that has grown meanwhile stays for the next run. */
export function putAside(files: Files, file: InboxFile, folder: string): boolean {
  if (!files.exists(file.path) || files.size(file.path) !== file.bytes) return false
  files.makeFolder(folder)
  files.move(file.path, freeName(files, folder, file.name))
  return true
}

function freeName(files: Files, folder: string, name: string): string {
  const plain = join(folder, name)
  if (!files.exists(plain)) return plain
  for (let copy = 2; ; copy++) {
    const numbered = join(folder, `${copy}-${name}`)
    if (!files.exists(numbered)) return numbered
  }
}
