import { type CalendarDate, dateOf } from '../../../core/calendar-date.ts'
import { parseCurrency } from '../../../core/currency.ts'
import type { RowReject } from '../../facts.ts'
import { isSameAmount, negated, sumOf } from '../../text/exact-decimal.ts'
import type { AdviceFact, AdviceFormat, AdviceLine } from '../advice.ts'
import { decimalOf } from '../x12/decimal-element.ts'
import { type EdiSegment, ediSegments, part } from './segments.ts'

/** EDIFACT REMADV: the remittance advice of European retailers and industry. */
export const remadv: AdviceFormat = {
  name: 'edifact-remadv',
  recognises: (head) => /^[\s\ufeff]*(?:UNA.{6}\s*)?UN[BH][+\W][\s\S]*?UNH.[^']*REMADV/.test(head),
  parse(text) {
    const segments = ediSegments(text)
    const messages = messagesOf(segments)
    const read = messages.map(({ body, fault }) =>
      fault === undefined ? adviceOf(body) : rejectOf(body, fault),
    )
    const isEnded = segments.at(-1)?.id === 'UNZ' || segments[0]?.id === 'UNH'
    return {
      advices: read.flatMap((one) => ('reject' in one ? [] : [one])),
      rejects: [
        ...read.flatMap((one) => ('reject' in one ? [one.reject] : [])),
        ...(isEnded
          ? []
          : [rejectOf(segments, 'the interchange has no end (UNZ): the file was cut off').reject]),
      ],
      warnings: [],
    }
  },
}

type Body = readonly EdiSegment[]

function rejectOf(body: Body, reason: string): { readonly reject: RowReject } {
  const [head] = body
  return {
    reject: {
      line: head?.at ?? 1,
      column: head?.id ?? '',
      value: (head && part(head, 1)) ?? '',
      reason,
    },
  }
}

/** Each message from its header to its trailer, whose count has to hold. */
function messagesOf(segments: Body): readonly { body: Body; fault: string | undefined }[] {
  const messages: { body: EdiSegment[]; fault: string | undefined }[] = []
  let open: { body: EdiSegment[]; fault: string | undefined } | undefined
  for (const segment of segments) {
    if (segment.id === 'UNH') {
      open = { body: [segment], fault: 'the advice has no end (UNT): it was cut off' }
      messages.push(open)
    } else if (segment.id === 'UNT' && open !== undefined) {
      const count = open.body.length + 1
      const told = part(segment, 1)
      const isRight =
        Number(told) === count && part(segment, 2) === part(open.body[0] ?? segment, 1)
      open.fault = isRight
        ? undefined
        : `has ${count} segments where its end (UNT) counts ${told ?? 'none'}: it is torn`
      open = undefined
    } else open?.body.push(segment)
  }
  return messages
}

function adviceOf(body: Body): AdviceFact | { readonly reject: RowReject } {
  const [header] = body
  const at = body.findIndex(({ id }) => id === 'DOC')
  const end = body.findIndex(({ id }) => id === 'UNS')
  if (at === -1 || header === undefined) return rejectOf(body, 'names no invoice')
  const head = body.slice(0, at)
  const foot = end === -1 ? [] : body.slice(end)
  const total = amountOf(foot, '12') ?? amountOf(foot, '9')
  const lines = linesOf(body.slice(at, end === -1 ? undefined : end))
  if ('reject' in lines) return lines
  const ref = head.find((one) => one.id === 'RFF' && part(one, 1) === 'PQ')
  const name = head.find(({ id }) => id === 'BGM')
  const payer =
    head.find((one) => one.id === 'NAD' && part(one, 1) === 'PR') ??
    head.find((one) => one.id === 'NAD' && /^(BY|IV|PL)$/.test(part(one, 1) ?? ''))
  const money = head.find(({ id }) => id === 'CUX')
  return {
    row: header.at,
    ref: (ref && part(ref, 1, 2)) ?? (name && part(name, 2)) ?? part(header, 1) ?? '',
    payer: (payer && (part(payer, 4) ?? part(payer, 3) ?? part(payer, 2))) ?? null,
    paidDate: dayOf(head, ['138', '203', '209', '137']),
    currency: parseCurrency((money && part(money, 1, 2)) ?? '') ?? null,
    total: total ?? null,
    deposit: null,
    lines: signed(lines.lines, total),
  }
}

type Line = AdviceLine & { readonly isCredit: boolean }

function linesOf(body: Body): { readonly lines: readonly Line[] } | { readonly reject: RowReject } {
  const starts = body.flatMap(({ id }, index) => (id === 'DOC' ? [index] : []))
  const lines: Line[] = []
  for (const [index, start] of starts.entries()) {
    const own = body.slice(start, starts[index + 1])
    const [document] = own
    const cut = own.findIndex(({ id }) => id === 'AJT' || id === 'DLI')
    const head = cut === -1 ? own : own.slice(0, cut)
    const paid = amountOf(head, '12')
    if (document === undefined || paid === undefined) {
      return rejectOf(
        own,
        `no amount remitted (MOA+12) for ${(document && part(document, 2)) ?? 'it'}`,
      )
    }
    const discount = (amountOf(head, '52') ?? '0').replace(/^-/, '')
    const due = amountOf(head, '9') ?? amountOf(head, '39')
    const kept = due === undefined ? '0' : sumOf([due, negated(discount), negated(paid)])
    const code = own.find(({ id }) => id === 'AJT')
    lines.push({
      row: document.at,
      number: part(document, 2) ?? '',
      paid,
      discount,
      deduction: kept.startsWith('-') ? '0' : kept,
      reason: code === undefined ? null : `adjustment reason ${part(code, 1) ?? ''}`,
      isCredit: /^(381|396|83|420)$/.test(part(document, 1) ?? ''),
    })
  }
  return { lines }
}

/** Credit notes come with a sign or without; the total of the payment proves which. */
function signed(lines: readonly Line[], total: string | undefined): readonly AdviceLine[] {
  const plain = lines.map(({ isCredit: _, ...line }) => line)
  const sum = sumOf(plain.map(({ paid }) => paid))
  if (total === undefined || isSameAmount(sum, total)) return plain
  return lines.map(({ isCredit, ...line }) =>
    isCredit && !line.paid.startsWith('-') ? { ...line, paid: negated(line.paid) } : line,
  )
}

function amountOf(body: Body, qualifier: string): string | undefined {
  const found = body.find((one) => one.id === 'MOA' && part(one, 1) === qualifier)
  return found === undefined ? undefined : decimalOf(part(found, 1, 2)?.replace(',', '.'))
}

function dayOf(head: Body, qualifiers: readonly string[]): CalendarDate | null {
  for (const qualifier of qualifiers) {
    const found = head.find((one) => one.id === 'DTM' && part(one, 1) === qualifier)
    const digits = /^(\d{4})(\d\d)(\d\d)/.exec((found && part(found, 1, 2)) ?? '')
    const date =
      digits === null ? undefined : dateOf(Number(digits[1]), Number(digits[2]), Number(digits[3]))
    if (date !== undefined) return date
  }
  return null
}
