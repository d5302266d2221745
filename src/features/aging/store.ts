import type { Database } from '../../core/ports.ts'
import type { CustomerId } from '../../ledger/ids.ts'

/** What an aging says of a customer. */
export interface CustomerFace {
  readonly id: CustomerId
  readonly number: string | null
  readonly name: string
  readonly segment: string | null
  readonly region: string | null
  readonly owner: string | null
}

/** Every customer, also one that was merged into another since: cash may still stand to its name. */
export function customerFaces(db: Database): ReadonlyMap<CustomerId, CustomerFace> {
  const faces = db
    .prepare<[], CustomerFace>(
      'SELECT id, number, name, segment, region, owner FROM customer ORDER BY id',
    )
    .all()
  return new Map(faces.map((face) => [face.id, face]))
}
