import { systemFiles } from '../../src/platform/files.ts'
import { serveTask } from '../../src/platform/threads.ts'
import { endsItself, fillsTheMemory, sendsTwoPieces } from './failing-tasks.ts'

serveTask([endsItself, fillsTheMemory, sendsTwoPieces], systemFiles)
