import { runCli } from './cli/run.ts'
import { systemPorts } from './platform/system.ts'

// The reader of a pipe may leave early (`openitem invoices | head`): that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

runCli(process.argv.slice(2), systemPorts(__dirname)).then((exitCode) => {
  process.exitCode = exitCode
})
