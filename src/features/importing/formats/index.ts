import type { StatementFormat } from '../facts.ts'
import { mt940 } from './mt940/mt940.ts'
import { ofx } from './ofx/ofx.ts'

/** Every format that says of itself what it is; the first that recognises a file reads it. */
export const statementFormats: readonly StatementFormat[] = [ofx, mt940]
