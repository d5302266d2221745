import { AppError } from '../../../core/errors.ts'

const HEAD_BYTES = 4096
/** Text has next to no control characters; NULs are left aside, as UTF-16 is full of them. */
const CONTROL_SHARE_MAX = 0.05

const HINT =
  'export it as CSV, XLSX or ODS, or from a bank also as OFX, camt.053, MT940, BAI2 or QIF'

/** Refuses what people import by mistake: documents, pictures, programs. */
export function refuseForeign(bytes: Buffer): void {
  if (bytes.subarray(0, 1024).includes('%PDF-')) {
    throw new AppError('input', 'it is a PDF: a picture of a table, with no rows to read', {
      hint: HINT,
    })
  }
  const head = bytes.subarray(0, HEAD_BYTES)
  const controls = head.filter((byte) => byte > 0 && byte < 32 && !WHITE.has(byte)).length
  if (controls <= head.length * CONTROL_SHARE_MAX) return
  throw new AppError('input', 'it is neither a text file nor a workbook', { hint: HINT })
}

const WHITE: ReadonlySet<number> = new Set([9, 10, 12, 13, 26])
