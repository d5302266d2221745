import { AppError } from '../../core/errors.ts'

/** Text has next to no control characters. */
const CONTROL_SHARE_MAX = 0.05

const HINT =
  'export it as CSV, XLSX or ODS, or from a bank also as OFX, camt.053, MT940, BAI2 or QIF'

/** Files of postings that say of themselves what they are. */
const JOURNALS: readonly {
  readonly begins: RegExp
  readonly name: string
  readonly hint: string
}[] = [
  {
    begins: /^[\s\ufeff]*"?(?:EXTF|DTVF)"?;\d+;21;/,
    name: 'a DATEV Buchungsstapel',
    hint: 'export the open items of the debtors instead (OPOS-Liste Debitoren, as CSV or Excel); names come from the stack of debtors (category 16)',
  },
  {
    begins: /^[\s\ufeff]*!(?:TRNS|HDR|ACCNT|CUST)\t/,
    name: 'a QuickBooks IIF file',
    hint: 'export the list of invoices as CSV or XLSX instead',
  },
]

/** Refuses what people import by mistake, by its decoded beginning: documents, pictures, programs. */
export function refuseForeign(head: string): void {
  if (head.slice(0, 1024).includes('%PDF-')) {
    throw new AppError('input', 'it is a PDF: a picture of a table, with no rows to read', {
      hint: HINT,
    })
  }
  const journal = JOURNALS.find(({ begins }) => begins.test(head))
  if (journal !== undefined) {
    throw new AppError('input', `it is ${journal.name}: a list of postings, not of invoices`, {
      hint: journal.hint,
    })
  }
  // NULs are left aside: they are the other half of letters in UTF-16 without a mark.
  const controls = head.match(/[\u0001-\u0008\u000b\u000e-\u0019\u001b-\u001f]/g)?.length ?? 0
  if (controls <= head.length * CONTROL_SHARE_MAX) return
  throw new AppError('input', 'it is neither a text file nor a workbook', { hint: HINT })
}
