import { runCli } from './cli/run.ts'
import { systemPorts } from './platform/system.ts'

runCli(process.argv.slice(2), systemPorts(__dirname)).then((exitCode) => {
  process.exitCode = exitCode
})
