import { basename, dirname, join, resolve } from 'node:path'
import { AppError } from '../../../core/errors.ts'
import type { Files, Ports } from '../../../core/ports.ts'
import { allowanceFor } from './archives.ts'
import {
  CHUNK_BYTES,
  type Content,
  collect,
  fileContent,
  HELD_BYTES_MAX,
  type Room,
} from './content.ts'
import type { Source, Unopened } from './source.ts'
import { isSteady, type Steady, steadyFile } from './steady.ts'
import { unpacked } from './unpacked.ts'

/** What arrives on standard input lies on the disk until it is in. */
const INPUT_BYTES_MAX = 16 * 1024 ** 3

/** Opens what the command line names: files, patterns, archives, `-` for standard input. */
export async function openSources(
  ports: Ports,
  words: readonly string[],
): Promise<readonly (Source | Unopened)[]> {
  const sources: (Source | Unopened)[] = []
  try {
    for (const path of words.flatMap((word) => expand(ports, word))) {
      sources.push(...(await opened(ports, path)))
    }
    ports.terminal.progress('')
    return sources
  } catch (error) {
    closeSources(sources)
    throw error
  }
}

/** Gives back the room that sources took on the disk. */
export function closeSources(sources: readonly (Source | Unopened)[]): void {
  for (const source of sources) if ('close' in source) source.close()
}

async function opened(ports: Ports, path: string): Promise<readonly (Source | Unopened)[]> {
  const onBytes = (bytes: number) => {
    ports.terminal.progress(`${path}: ${Math.floor(bytes / 1e6)} MB`)
  }
  const room = { files: ports.files, onBytes, memory: ports }
  const { content, steady } = await contentOf(ports, path, room)
  const box = { room, steady, allowance: allowanceFor(content.size), depth: 0 }
  return await unpacked(box, path, content)
}

interface Opened {
  readonly content: Content
  readonly steady: Steady
}

async function contentOf(ports: Ports, path: string, room: Room): Promise<Opened> {
  const { files, cwd } = ports
  if (path === '-') {
    return { content: await collect(room, bytesOf(ports.stdin()), INPUT_LIMIT), steady: isSteady }
  }
  const place = resolve(cwd, path)
  refuseOthers(files, path, place)
  const steady = steadyFile(files, place)
  const isLarge = files.isFile(place) && files.size(place) >= HELD_BYTES_MAX
  // What is no file on a disk, such as a pipe, tells no size and is read once.
  const content = isLarge
    ? fileContent(files, place)
    : await collect(room, files.chunks(place, CHUNK_BYTES), INPUT_LIMIT)
  return { content, steady }
}

const INPUT_LIMIT = {
  bytes: INPUT_BYTES_MAX,
  refusal: () =>
    new AppError('input', 'the input is longer than 16 GB', { hint: 'store it as a file' }),
}

async function* bytesOf(stream: NodeJS.ReadableStream): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
}

function refuseOthers(files: Files, path: string, place: string): void {
  if (files.isFolder(place)) {
    throw new AppError('usage', `${path} is a folder`, {
      hint: `name the files in it, such as ${join(path, '*.csv')}`,
    })
  }
  if (files.isDevice(place)) throw new AppError('usage', `${path} is a device, no file`)
  if (files.exists(place) || !files.isLink(place)) return
  throw new AppError('usage', `${path} is a link that leads to no file`)
}

/** Expands `*` and `?` in the name of a file, where the shell has not. */
function expand({ files, cwd }: { files: Files; cwd: string }, word: string): readonly string[] {
  const name = basename(word)
  if (!/[*?]/.test(name) || files.exists(resolve(cwd, word))) return [word]
  const folder = dirname(word)
  if (!files.isFolder(resolve(cwd, folder))) {
    throw new AppError('usage', `${word}: there is no folder "${folder}"`)
  }
  const pattern = new RegExp(
    `^${name
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
  )
  const found = files
    .list(resolve(cwd, folder))
    .filter((entry) => pattern.test(entry) && !entry.startsWith('.'))
  if (found.length > 0) return found.map((entry) => (folder === '.' ? entry : join(folder, entry)))
  const [some] = files.list(resolve(cwd, folder)).filter((entry) => !entry.startsWith('.'))
  throw new AppError('usage', `${word}: no file has such a name`, {
    hint: `the folder ${resolve(cwd, folder)} ${some === undefined ? 'is empty' : `holds others, such as ${some}`}`,
  })
}
