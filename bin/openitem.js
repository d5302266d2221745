#!/usr/bin/env node

// Plain JavaScript that an old Node can read: it may have to hand over to a newer one.
const path = require('node:path')
const fs = require('node:fs')

/** The oldest Node that the database driver loads on (it crashes on older ones). */
const OLDEST = [22, 12]

const [major, minor] = process.versions.node.split('.').map(Number)
if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) start()
else handOver()

function start() {
  const main = path.join(__dirname, '..', 'dist', 'main.cjs')
  if (!fs.existsSync(main)) {
    process.stderr.write('openitem is not built yet. Run "npm ci" in its folder, then try again.\n')
    process.exit(1)
  }
  require('node:module').enableCompileCache?.(path.join(__dirname, '..', 'dist', '.cache'))
  require(main)
}

/** Runs the same command line on the Node that the clone brought along. */
function handOver() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const newer = path.join(__dirname, '..', 'node_modules', 'node', 'bin', name)
  if (!fs.existsSync(newer)) {
    process.stderr.write(
      `openitem needs Node ${OLDEST.join('.')} or newer; this is Node ${process.versions.node}.\n` +
        'Run "npm ci" in the folder of openitem, which brings one, or install it from nodejs.org.\n',
    )
    process.exit(1)
  }
  const { spawn } = require('node:child_process')
  const child = spawn(newer, [__filename, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    process.stderr.write(`openitem could not start ${newer}: ${error.message}\n`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code === null ? 1 : code)
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name)
    process.kill(process.pid, signal)
  })
}
