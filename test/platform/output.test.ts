import { spawn } from 'node:child_process'
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { root } from '../support/source.ts'

const LINES = 20_000
const FIRST = 'Zürich 1'
const LAST = `Zürich ${LINES}`

const module = pathToFileURL(join(root, 'src/platform/output.ts')).href
/** Writes more than any pipe holds, in texts of different lengths. */
const WRITER = `
  import { STDOUT, writerTo } from ${JSON.stringify(module)}
  const write = writerTo(STDOUT)
  for (let at = 1; at <= ${LINES}; at += 1) write('Zürich ' + at + '\\n')`

interface Ended {
  readonly code: number | null
  readonly text: string
  readonly errors: string
}

function written(
  to: 'pipe' | number,
  read: (stream: NodeJS.ReadableStream & { destroy(): void }, part: string) => void,
): Promise<Ended> {
  return new Promise((resolve) => {
    const options = ['--input-type=module', '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON']
    const child = spawn(process.execPath, [...options, '-e', WRITER], {
      stdio: ['ignore', to, 'pipe'],
    })
    let text = ''
    let errors = ''
    child.stderr?.on('data', (part: Buffer) => {
      errors += part.toString()
    })
    const { stdout } = child
    stdout?.setEncoding('utf8').on('data', (part: string) => {
      text += part
      read(stdout, part)
    })
    child.on('close', (code) => resolve({ code, text, errors }))
  })
}

test('a reader that takes its time gets every line', async () => {
  let parts = 0
  const { code, text, errors } = await written('pipe', (stream) => {
    parts += 1
    if (parts > 20) return
    stream.pause()
    setTimeout(() => stream.resume(), 10)
  })
  const lines = text.trimEnd().split('\n')
  expect([code, errors, lines.length, lines[0], lines.at(-1)]).toEqual([0, '', LINES, FIRST, LAST])
})

test('a reader that leaves early is no error', async () => {
  const { code, errors } = await written('pipe', (stream) => stream.destroy())
  expect([code, errors]).toEqual([0, ''])
})

test('a file gets every line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'openitem-test-'))
  const path = join(folder, 'out.txt')
  const { code, errors } = await written(openSync(path, 'w'), () => {})
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
  expect([code, errors, lines.length, lines.at(-1)]).toEqual([0, '', LINES, LAST])
  rmSync(folder, { recursive: true })
})
