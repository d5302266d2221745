#!/usr/bin/env node

// Makes a fresh clone ready: installs what the lockfile names, then builds. Runs on any Node from 20 on.
const { spawnSync } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')

const root = path.join(__dirname, '..')
const modules = path.join(root, 'node_modules')
const dist = path.join(root, 'dist')
const stamp = path.join(modules, '.openitem-lock')
const lock = fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')

/** Whether node_modules is what the lockfile says, as far as the last install through here goes. */
function isInstalled() {
  return fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === lock
}

async function install() {
  console.error('openitem: installing what it needs (once) …')
  // Only these two packages have scripts worth running: one brings the newer Node, one the bundler.
  npm('ci', '--ignore-scripts')
  npm('rebuild', 'node', 'esbuild', '--ignore-scripts=false')
  await build()
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

/** What the bundle has in place of a module: by whom it is asked for, and with what it stands in. */
const STAND_INS = [
  {
    // Commander would start other programs with it, which no command is; it costs once it is used.
    name: /^node:child_process$/,
    importer: /commander/,
    contents: "module.exports = { get spawn() { return require('child_process').spawn } }",
  },
  {
    // The driver finds its binary beside this file of its own. Looking for a package by its name
    // takes longer than loading it, so the place where a clone has it is tried first.
    name: /^\.\/binding$/,
    importer: /better-sqlite3/,
    contents: `const { existsSync } = require('fs')
      const { dirname, join } = require('path')
      const near = join(__dirname, '../node_modules/better-sqlite3/lib/binding.js')
      const found = () => join(dirname(require.resolve('better-sqlite3')), 'binding.js')
      module.exports = require(existsSync(near) ? near : found())`,
  },
  {
    // cli-table3 measures every cell twice. Counting letters of all scripts wants tables that take
    // longer to load than a small report takes to draw; plain ones are as wide as they are long.
    name: /^string-width$/,
    importer: /cli-table3/,
    contents: `let measure
      module.exports = (text) => {
        if (/^[ -~]*$/.test(text)) return text.length
        measure ??= require('string-width')
        return measure(text)
      }`,
  },
]

const standIns = {
  name: 'stand-ins',
  setup(build) {
    STAND_INS.forEach(({ name, importer, contents }, index) => {
      const namespace = `stand-in-${index}`
      build.onResolve({ filter: name }, (asked) =>
        importer.test(asked.importer)
          ? { path: asked.path, namespace, pluginData: asked.resolveDir }
          : undefined,
      )
      build.onLoad({ filter: /.*/, namespace }, ({ pluginData: resolveDir }) => ({
        contents,
        resolveDir, // what it asks for itself, it finds where its importer would
      }))
    })
  },
}

/**
 * Builds dist/: one file for each part that loads late and for what such parts share. esbuild splits
 * ES modules only; each is then written as CommonJS, since Node starts faster on that.
 */
async function build() {
  if (!fs.existsSync(path.join(modules, 'esbuild'))) return
  const esbuild = require('esbuild')
  const target = { platform: 'node', target: 'node22.12', minifySyntax: true } // names stay, for --debug
  const bundle = (entry, options) =>
    esbuild.build({
      ...target,
      absWorkingDir: root,
      entryPoints: [entry],
      bundle: true,
      outdir: dist,
      outExtension: { '.js': '.cjs' },
      legalComments: 'none',
      logLevel: 'warning',
      write: false,
      ...options,
    })
  const built = await Promise.all([
    bundle('src/main.ts', {
      format: 'esm',
      splitting: true,
      inject: ['src/kernel.ts'],
      plugins: [standIns],
    }),
    bundle('src/thread.ts', { format: 'cjs' }), // another process in all but name: it shares no file
  ])
  const files = built.flatMap(({ outputFiles }) => outputFiles)
  const asCommonJs = {
    ...target,
    format: 'cjs',
    minifyWhitespace: true,
    supported: { 'dynamic-import': false }, // `require` needs no second loader
  }
  const codes = await Promise.all(files.map(({ text }) => esbuild.transform(text, asCommonJs)))
  fs.mkdirSync(dist, { recursive: true })
  files.forEach((file, index) => {
    fs.writeFileSync(file.path, codes[index].code)
  })
  const names = new Set(files.map((file) => path.basename(file.path)))
  for (const name of fs.readdirSync(dist)) {
    if (name.endsWith('.cjs') && !names.has(name)) fs.rmSync(path.join(dist, name))
  }
}

async function main() {
  if (!process.argv.includes('--build')) return await (isInstalled() ? build() : install())
  await build()
  // "npm ci" runs this once everything is in place: what it installed needs no second look.
  if (process.env.npm_lifecycle_event === 'prepare') fs.writeFileSync(stamp, lock)
}

main()
