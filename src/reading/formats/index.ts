import type { StatementFormat } from '../facts.ts'
import { bai2 } from './bai2/bai2.ts'
import { camt, otherXml } from './camt/camt.ts'
import { mt940 } from './mt940/mt940.ts'
import { ofx } from './ofx/ofx.ts'
import { qif } from './qif/qif.ts'

/** Every format that says of itself what it is; the first that recognises a file reads it. */
export const statementFormats: readonly StatementFormat[] = [
  ofx,
  ...camt,
  otherXml,
  mt940,
  bai2,
  qif,
]
