import { failureText } from './cli/failure.ts'
import { runCli } from './cli/run.ts'
import { systemPorts } from './platform/system.ts'

const words = process.argv.slice(2)

async function main(): Promise<number> {
  return await runCli(words, systemPorts(__dirname))
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode
  },
  (error: unknown) => {
    // The outside world itself could not be reached; all else is told by the runner.
    const { text, exitCode } = failureText(error, { isDebug: words.includes('--debug') })
    process.stderr.write(text)
    process.exitCode = exitCode
  },
)
