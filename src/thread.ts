import { readingTasks } from './features/importing/ahead/tasks.ts'
import { matchingTasks } from './features/matching/apart/tasks.ts'
import { systemFiles } from './platform/files.ts'
import { serveTask } from './platform/threads.ts'

// The boundary of a thread beside the program's own: it does what it was started for, and ends.
serveTask([...readingTasks, ...matchingTasks], systemFiles)
