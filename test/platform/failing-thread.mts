import { systemFiles } from '../../src/platform/files.ts'
import { serveTask } from '../../src/platform/threads.ts'
import { asksBack, endsItself, fillsTheMemory, sendsTwoPieces } from './failing-tasks.ts'

serveTask([asksBack, endsItself, fillsTheMemory, sendsTwoPieces], systemFiles)
