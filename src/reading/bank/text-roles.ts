import { fold } from '../text/cell-text.ts'
import { type ColumnsByField, firstColumn } from './column-fields.ts'
import type { ColumnProfile } from './column-profile.ts'
import type { BankTable } from './find-table.ts'
import type { BankLayout, CounterpartyColumns } from './layout.ts'
import { isStatusWord } from './row-words.ts'

/** The columns that say what a movement was for and with whom. */
export type TextRoles = Pick<
  BankLayout,
  | 'status'
  | 'openStatus'
  | 'description'
  | 'counterparty'
  | 'counterpartyAccount'
  | 'account'
  | 'reference'
  | 'creditorReference'
>

/** Gives the columns of text their roles; texts under unknown headings join the description. */
export function rolesForText(
  columns: ColumnsByField,
  {
    table,
    profiles,
    used,
  }: {
    readonly table: BankTable
    readonly profiles: readonly ColumnProfile[]
    readonly used: readonly number[]
  },
): TextRoles {
  const described = [
    ...(columns.get('description') ?? []),
    ...(columns.get('creditorReference') ?? []),
  ]
  const known = new Set([...[...columns.values()].flat(), ...used])
  const unnamed = profiles
    .filter(
      ({ index, letters, filled }) => !known.has(index) && letters > 0 && letters >= filled / 2,
    )
    .map(({ index }) => index)
  return {
    status: columns.get('status') ?? [],
    openStatus: openStatus(columns.get('status') ?? [], table),
    description: [...described, ...unnamed].sort((a, b) => a - b),
    counterparty: counterpartyColumns(columns.get('counterparty') ?? [], table),
    counterpartyAccount: firstColumn(columns, 'counterpartyAccount'),
    account: firstColumn(columns, 'account'),
    reference: uniqueReference(columns, table),
    creditorReference: firstColumn(columns, 'creditorReference'),
  }
}

const OPEN_SHARE = 1 / 3 // of the rows at most: where more have it, the column is about something else

/** Words of a column headed as a status that are none we know, where most rows have one we know. */
function openStatus(
  status: readonly number[],
  { meanings, movements }: BankTable,
): readonly string[] {
  return status.flatMap((column) => {
    if (meanings[column]?.isExact !== true) return []
    const words = movements.map((row) => row[column]?.trim() ?? '').filter((word) => word !== '')
    const open = words.filter((word) => !isStatusWord(word))
    return open.length <= words.length * OPEN_SHARE ? [...new Set(open)] : []
  })
}

/** Whether rows without headings all say in words what they were for, but one at most. */
export function isSpoken(
  { headings, movements }: BankTable,
  { description, counterparty: { payer, payee, either } }: TextRoles,
): boolean {
  if (headings.length > 0) return false
  const texts = [...description, ...either, ...[payer, payee].filter((column) => column !== null)]
  const silent = movements.filter((row) => !texts.some((at) => /\p{L}{2}/u.test(row[at] ?? '')))
  return silent.length < 2 && movements.length - silent.length > 1
}

const PAYER =
  /\b(?:from|sender|payer|remitter|source|ordering|auftraggeber|absender|zahlungspflichtige|ordenante|ordinante|nadawca|zleceniodawca|avsandare|afsender|avsender|maksaja|emetteur|donneur|platitor|moketojas|maksatajs)\b/
const PAYEE =
  /\b(?:to|recipient|payee|target|beneficiary|empfanger|empfaenger|zahlungsempfanger|begunstigter|beguenstigter|beneficiario|beneficiaire|beneficiar|destinatario|destinataire|odbiorca|mottagare|modtager|mottaker|saaja|gavejas|sanemejs)\b/

/** `From` and `To` are two people; `Payee/Payer` is one column for either. */
function counterpartyColumns(found: readonly number[], table: BankTable): CounterpartyColumns {
  const says = (column: number, words: RegExp): boolean =>
    words.test(fold(table.headings[column] ?? ''))
  const payer = found.find((column) => says(column, PAYER) && !says(column, PAYEE)) ?? null
  const payee = found.find((column) => says(column, PAYEE) && !says(column, PAYER)) ?? null
  return { payer, payee, either: found.filter((column) => column !== payer && column !== payee) }
}

/** The bank's own id: filled on every movement, and never twice. */
function uniqueReference(columns: ColumnsByField, table: BankTable): number | null {
  const found = (columns.get('reference') ?? []).find((column) => {
    const values = table.movements.map((row) => row[column]?.trim() ?? '')
    return (
      values.every((value) => /\d/.test(value) && value.length > 3) &&
      new Set(values).size === values.length
    )
  })
  return found ?? null
}
