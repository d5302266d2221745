import type { Database } from '../core/ports.ts'
import type { CustomerId } from './ids.ts'
import { RESIDUAL_RULE, RULES_OF_PEOPLE } from './posting.ts'
import type { Withheld, WithholdingProof } from './withholding.ts'

interface ProofRow extends Withheld {
  readonly applicationId: number
  readonly customerId: CustomerId
  readonly bankRef: string
  readonly recordedAt: string
  readonly recordedSeq: number
}

/**
 * The decisions of people by which customers withheld tax, those first that were made first; what
 * was taken back proves nothing any more.
 */
export function withholdingProofs(
  db: Database,
  customerId?: CustomerId,
): ReadonlyMap<CustomerId, readonly WithholdingProof[]> {
  const rows = db
    .prepare<{ people: string; customerId: number | null }, ProofRow>(
      `SELECT application.id AS applicationId, item.customer_id AS customerId,
         line.bank_ref || coalesce('/' || (
           SELECT ref FROM allocation JOIN deposit_cheque USING (receipt_id)
           WHERE application_id = application.id), '') AS bankRef, event.recorded_at AS recordedAt, event.seq AS recordedSeq,
         item.total_minor AS totalMinor, item.tax_minor AS taxMinor,
         sum(part.amount_minor) AS withheldMinor
       FROM allocation AS part JOIN application ON application.id = part.application_id
         JOIN receivable AS item ON item.id = part.receivable_id
         JOIN bank_line AS line ON line.id = application.bank_line_id
         JOIN audit_event AS event ON event.seq = application.recorded_seq
       WHERE part.kind = 'withholding' AND item.kind = 'invoice'
         AND application.rule IN (SELECT value FROM json_each(@people))
         AND NOT EXISTS (SELECT 1 FROM application AS back WHERE back.reverses_id = application.id)
         AND (@customerId IS NULL OR item.customer_id = @customerId)
       GROUP BY application.id, item.id ORDER BY application.id, item.id`,
    )
    .all({
      people: JSON.stringify([...RULES_OF_PEOPLE, RESIDUAL_RULE]),
      customerId: customerId ?? null,
    })
  const proofs = new Map<CustomerId, Map<number, WithholdingProof & { invoices: Withheld[] }>>()
  for (const { applicationId, customerId: owner, ...row } of rows) {
    const { bankRef, recordedAt, recordedSeq, ...invoice } = row
    const own = proofs.get(owner) ?? new Map()
    proofs.set(owner, own)
    const proof = own.get(applicationId) ?? {
      ...{ customerId: owner, bankRef, recordedAt, recordedSeq },
      invoices: [],
    }
    own.set(applicationId, proof)
    proof.invoices.push(invoice)
  }
  return new Map([...proofs].map(([owner, own]) => [owner, [...own.values()]]))
}
