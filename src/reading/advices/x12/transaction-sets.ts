import type { RowReject } from '../../facts.ts'
import { element, type Segment } from './segments.ts'

/** One advice in the file, from its header to its trailer; proven whole by the trailer's count. */
export interface TransactionSet {
  readonly header: Segment
  /** The control number of the interchange, which tells equal set numbers of two files apart. */
  readonly interchange: string
  readonly body: readonly Segment[]
}

/** What an interchange holds. */
export interface Interchange {
  readonly sets: readonly TransactionSet[]
  readonly rejects: readonly RowReject[]
  readonly warnings: readonly string[]
}

interface Open {
  readonly header: Segment
  readonly body: Segment[]
}

/** The advices of a file; one that is torn, or that is of another kind, is named and left out. */
export function transactionSets(segments: readonly Segment[]): Interchange {
  const sets: TransactionSet[] = []
  const rejects: RowReject[] = []
  const warnings: string[] = []
  let open: Open | undefined
  let isa: Segment | undefined
  const torn = (why: string): void => {
    if (open === undefined) return
    rejects.push(reject(open.header, 'ST', nameOf(open.header), why))
    open = undefined
  }
  for (const segment of segments) {
    if (/^(ST|GE|IEA|ISA)$/.test(segment.id)) torn('the advice has no end (SE): it was cut off')
    if (segment.id === 'ISA') {
      if (isa !== undefined) rejects.push(reject(isa, 'ISA', '', NO_END))
      isa = segment
    } else if (segment.id === 'ST') open = { header: segment, body: [] }
    else if (segment.id === 'IEA') isa = isEndOf(segment, isa) ? undefined : isa
    else if (segment.id === 'SE' && open !== undefined) {
      const wrong = faultOf(open, segment)
      if (wrong !== undefined) torn(wrong)
      else if (element(open.header, 1) !== '820')
        warnings.push(`segment ${open.header.at}: a set ${element(open.header, 1)} is left out`)
      else if (element(isa ?? segment, 15) === 'T')
        warnings.push(`segment ${open.header.at}: an advice is marked as a test and left out`)
      else sets.push({ ...open, interchange: (isa && element(isa, 13)) ?? '' })
      open = undefined
    } else open?.body.push(segment)
  }
  torn('the advice has no end (SE): it was cut off')
  if (isa !== undefined) rejects.push(reject(isa, 'ISA', '', NO_END))
  return { sets, rejects, warnings }
}

/** The end carries the number of its beginning. */
function isEndOf(end: Segment, isa: Segment | undefined): boolean {
  return isa === undefined || Number(element(end, 2)) === Number(element(isa, 13))
}

const NO_END = 'the interchange has no end (IEA): the file was cut off'

/** What the trailer of an advice says against it. */
function faultOf({ header, body }: Open, trailer: Segment): string | undefined {
  const count = body.length + 2
  if (element(trailer, 1) !== undefined && Number(element(trailer, 1)) !== count) {
    return `has ${count} segments where its end (SE) counts ${element(trailer, 1)}: it is torn`
  }
  if (element(trailer, 2) !== element(header, 2)) {
    return `ends with the number ${element(trailer, 2) ?? ''} of another: it is torn`
  }
  return undefined
}

function nameOf(header: Segment): string {
  return header.elements.slice(0, 2).join(' ')
}

/** A fault of one segment, in the words of a rejected row. */
export function reject(segment: Segment, column: string, value: string, reason: string): RowReject {
  return { line: segment.at, column, value, reason }
}
