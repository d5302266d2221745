// Loaded before the program: writes its peak of resident memory in bytes, and the time that it was
// at work in milliseconds, to file descriptor 3.
const fs = require('node:fs')
const { isMainThread } = require('node:worker_threads')

// It is loaded in each thread as well; the figures are the process's.
if (isMainThread) {
  process.on('exit', () => {
    const { user, system } = process.cpuUsage()
    fs.writeSync(3, `${peakBytes()} ${Math.round((user + system) / 1000)}`)
  })
}

function peakBytes() {
  // The kernel's own mark begins with this program; that of getrusage may be its parent's.
  if (!fs.existsSync('/proc/self/status')) return process.resourceUsage().maxRSS * 1024
  const found = /VmHWM:\s+(\d+) kB/.exec(fs.readFileSync('/proc/self/status', 'utf8'))
  return Number(found?.[1] ?? 0) * 1024
}
