#!/usr/bin/env node

// Makes a fresh clone ready: installs what the lockfile names, then builds. Runs on any Node from 20 on.
const { execFileSync, spawnSync } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')

const root = path.join(__dirname, '..')
const modules = path.join(root, 'node_modules')
const stamp = path.join(modules, '.openitem-lock')
const lock = fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')

/** Whether node_modules is what the lockfile says, as far as the last install through here goes. */
function isInstalled() {
  return fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === lock
}

function install() {
  console.error('openitem: installing what it needs (once) …')
  // Only these two packages have scripts worth running: one brings the newer Node, one the bundler.
  npm('ci', '--ignore-scripts')
  npm('rebuild', 'node', 'esbuild', '--ignore-scripts=false')
  build()
  fs.writeFileSync(stamp, lock)
}

function npm(...words) {
  // An old Node is warned off each package, though the clone brings a newer one: errors only.
  const isWindows = process.platform === 'win32'
  const run = spawnSync(isWindows ? 'npm.cmd' : 'npm', [...words, '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: isWindows,
  })
  if (run.status === 0) return
  console.error(`openitem: "npm ${words.join(' ')}" failed; its message stands above.`)
  process.exit(1)
}

function build() {
  const esbuild = path.join(modules, 'esbuild', 'bin', 'esbuild')
  if (!fs.existsSync(esbuild)) return
  const options = [
    'src/main.ts',
    'src/thread.ts',
    '--bundle',
    '--platform=node',
    '--target=node22.12',
    '--format=cjs',
    '--outdir=dist',
    '--out-extension:.js=.cjs',
    '--external:better-sqlite3',
    '--minify-syntax', // names stay, for --debug
    '--minify-whitespace',
    '--log-level=warning',
    '--legal-comments=none',
  ]
  execFileSync(esbuild, options, { cwd: root, stdio: 'inherit' })
}

if (process.argv.includes('--build')) {
  build()
  // "npm ci" runs this once everything is in place: what it installed needs no second look.
  if (process.env.npm_lifecycle_event === 'prepare') fs.writeFileSync(stamp, lock)
} else if (isInstalled()) build()
else install()
