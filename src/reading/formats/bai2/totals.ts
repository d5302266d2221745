import { type Bai2Record, fieldReader } from './records.ts'
import { readFunds } from './transaction.ts'

/** Holds the trailers (49, 98, 99) against what they close: sums and record counts. */
export function checkTotals(records: Iterable<Bai2Record>): readonly string[] {
  const warnings: string[] = []
  const levels = { account: noTally(), group: noTally(), file: noTally() }
  const compare = (record: Bai2Record, tally: Tally, hasCount: boolean): void => {
    const fields = fieldReader(record)
    const stated = wholeOf(fields.next())
    if (hasCount) fields.next()
    const count = wholeOf(fields.next())
    if (stated !== undefined && stated !== tally.sum)
      warnings.push(`line ${record.line}: control total ${stated}, the records make ${tally.sum}`)
    if (count !== undefined && count !== BigInt(tally.records))
      warnings.push(`line ${record.line}: ${count} records stated, ${tally.records} found`)
  }
  for (const record of records) {
    if (record.code === '02') levels.group = noTally()
    if (record.code === '03') levels.account = noTally()
    for (const tally of Object.values(levels)) tally.records += record.parts.length
    if (record.code === '03' || record.code === '16') {
      const sum = sumOfRecord(record)
      for (const tally of Object.values(levels)) tally.sum += sum
    }
    if (record.code === '49') compare(record, levels.account, false)
    if (record.code === '98') compare(record, levels.group, true)
    if (record.code === '99') compare(record, levels.file, true)
  }
  return warnings
}

interface Tally {
  sum: bigint
  records: number
}

function noTally(): Tally {
  return { sum: 0n, records: 0 }
}

/** All amounts of a record in minor units; signs count, the direction of a type code does not. */
function sumOfRecord(record: Bai2Record): bigint {
  const fields = fieldReader(record)
  if (record.code === '16') {
    fields.next()
    return wholeOf(fields.next()) ?? 0n
  }
  fields.next()
  fields.next()
  let sum = 0n
  while (fields.hasMore()) {
    fields.next()
    sum += wholeOf(fields.next()) ?? 0n
    fields.next()
    if (readFunds(fields) === undefined) break
  }
  return sum
}

function wholeOf(text: string): bigint | undefined {
  return /^[+-]?\d{1,30}$/.test(text) ? BigInt(text.replace('+', '')) : undefined
}
