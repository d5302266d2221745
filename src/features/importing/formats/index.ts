import type { StatementFormat } from '../facts.ts'

/** The formats that say of themselves what they are. */
export const statementFormats: readonly StatementFormat[] = []
