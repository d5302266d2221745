import { counted } from '../../core/counted.ts'
import type { Currency } from '../../core/currency.ts'
import { line, type Page, type PageLine, rule, type Span, split } from '../../core/page.ts'
import type { Case } from './case.ts'
import {
  isZero,
  type QueueEntry,
  SUGGESTIONS_MAX,
  type Suggestion,
  shownAmount,
  shownIn,
} from './entry.ts'
import { FORMS } from './forms.ts'
import { lineKeys, offersOf } from './offers.ts'
import type { Message, State } from './state.ts'

/** What a review looks like: the line, what speaks for and against each suggestion, the keys. */
export function pageOf(state: State): Page {
  const { mode } = state
  const entry = state.waiting[0]
  const head = [titleLine(state), rule]
  if (mode.kind === 'read') {
    const body = mode.text.split('\n').map((text) => line(` ${text}`, hangOf(text)))
    const keys = [{ key: 'any key', does: 'back to the line' }]
    const foot: PageLine[] = [rule, { kind: 'keys', keys }]
    return { head: [line([strong(` ${mode.title}`)]), rule], body, foot, scroll: mode.scroll }
  }
  const scroll = mode.kind === 'line' ? mode.scroll : 0
  const body = entry === undefined ? [line(' Nothing waits any more.')] : lineBody(entry, state)
  return { head, body, foot: [rule, ...messageLines(state.message), ...footOf(state)], scroll }
}

function titleLine({ waiting, done, skipped, isDryRun }: State): PageLine {
  const decided = done.filter(({ deed }) => deed !== 'skipped' && deed !== 'noted').length
  const rest =
    waiting[0] !== undefined && skipped.has(waiting[0].bank_ref) ? ', skipped before' : ''
  return split(
    [
      strong(' Cash to look at'),
      ...(isDryRun ? [{ text: '  dry run', tone: 'warn' } as const] : []),
    ],
    [dim(`${waiting.length} waiting${rest}, ${decided} decided `)],
  )
}

function lineBody(entry: QueueEntry, state: State): readonly PageLine[] {
  const { shown } = state
  const { suggestions } = offersOf(state)
  const amount = shownAmount(entry.amount, entry.currency)
  const days = counted(entry.age_days, 'day')
  return [
    split(
      [strong(` ${entry.counterparty ?? '(no name)'}`)],
      [strong(`${amount} ${entry.currency} `)],
    ),
    split(` ${entry.date}, ${days} ago${entry.owner === null ? '' : `, for ${entry.owner}`}`, [
      dim(`${entry.bank_ref} `),
    ]),
    line(` "${entry.description}"`, 2),
    ...originLines(shown),
    line(''),
    line(
      [
        strong(` ${entry.reason}`), // yellow is hard to read on white
        ...(entry.held ? [dim(' (held)')] : []),
        `  ${entry.evidence[0] ?? ''}`,
      ],
      3,
    ),
    ...entry.evidence.slice(1).map((text) => line(`   ${text}`, 3)),
    ...stateLines(entry, shown),
    ...(shown?.notes ?? []).map(({ date, actor, text }) =>
      line([dim(`   ${date} ${actor}: `), text], 3),
    ),
    ...(suggestions === 0 && offersOf(state).canDecide ? [line(''), line(' No suggestion.')] : []),
    ...entry.suggestions
      .slice(0, suggestions === 0 ? 0 : SUGGESTIONS_MAX)
      .flatMap((one, index) => suggestionLines(one, { number: index + 1, entry, shown })),
  ]
}

function originLines(shown: Case | undefined): readonly PageLine[] {
  if (shown === undefined) return []
  const parts = [
    ...(shown.creditor_reference === null ? [] : [`reference ${shown.creditor_reference}`]),
    ...(shown.counterparty_account === null ? [] : [`from ${shown.counterparty_account}`]),
    `into ${shown.account}`,
  ]
  return [line([dim(` ${parts.join(', ')}`)], 2)]
}

/** What the line's payment left, where it is applied already. */
function stateLines(entry: QueueEntry, shown: Case | undefined): readonly PageLine[] {
  if (entry.status !== 'applied' || shown === undefined) return []
  const rest = strong(shownAmount(shown.unapplied, entry.currency))
  return [
    ...shown.gaps.map(({ invoice, open, currency }) => {
      const gap = strong(shownIn(open, currency, entry.currency))
      return line(['   ', gap, ` of ${invoice} is still open`], 3)
    }),
    ...(isZero(shown.unapplied) ? [] : [line(['   ', rest, ' of the money pays nothing yet'], 3)]),
  ]
}

interface Beside {
  readonly number: number
  readonly entry: QueueEntry
  readonly shown: Case | undefined
}

function suggestionLines(one: Suggestion, { number, entry, shown }: Beside): readonly PageLine[] {
  const amount = (text: string, own?: Currency): string => shownIn(text, own, entry.currency)
  const parts = one.allocations.map(({ invoice, amount: part, kind, currency }) => {
    const item = shown?.invoices.find((known) => known.invoice === invoice)
    const left =
      item === undefined ? '' : leftOpen(item.open, part, (text) => amount(text, currency))
    return `${invoice} ${amount(part, currency)}${kind === 'cash' ? '' : ` (${kind})`}${left}`
  })
  const rest = isZero(one.unapplied) ? [] : [`${amount(one.unapplied)} on account`]
  const likely = shown?.likely_customer
  const customer =
    shown?.invoices.find(({ invoice }) => invoice === one.allocations[0]?.invoice)?.customer ??
    (likely?.number === one.customer_number ? likely?.name : undefined)
  const whose = [one.customer_number, shortened(customer)].filter(Boolean).join(' ')
  const what = [...parts, ...rest].join(', ')
  return [
    ...(number === 1 ? [line('')] : []),
    line(
      [
        strong(` ${number}  ${whose === '' ? '' : `${whose}: `}`),
        what,
        dim(`  (sure to ${Math.round(one.confidence * 100)} %)`),
      ],
      4,
    ),
    ...one.evidence.map((text) => line([{ text: '    + ', tone: 'good' }, text], 6)),
    ...one.against.map((text) => line([{ text: '    - ', tone: 'bad' }, text], 6)),
  ]
}

const NAME_MAX = 40 // beyond that a name costs a line and tells nothing more

function shortened(name: string | undefined): string | undefined {
  const letters = [...(name ?? '')]
  return letters.length > NAME_MAX
    ? `${letters
        .slice(0, NAME_MAX - 1)
        .join('')
        .trimEnd()}…`
    : name
}

/** What a part makes of its invoice, as that stands now. */
function leftOpen(open: string, part: string, shown: (amount: string) => string): string {
  if (open === part) return ', paid in full'
  return isZero(open) ? ', but nothing is open any more' : `, of ${shown(open)} open`
}

function footOf(state: State): readonly PageLine[] {
  const { mode } = state
  switch (mode.kind) {
    case 'ask': {
      const { label, hints } = FORMS[mode.form]
      return [
        { kind: 'input', label, text: mode.text },
        ...hints(state.shown).map((text) => line([dim(` ${text}`)], 1)),
        { kind: 'keys', keys: [enterKey(mode.form), { key: 'Esc', does: 'back to the line' }] },
      ]
    }
    case 'confirm':
      return [
        line([strong(` ${FORMS[mode.form].label} `), mode.text], 1),
        line([strong(' This would happen: '), mode.preview], 1),
        {
          kind: 'keys',
          keys: [
            { key: 'Enter', does: 'do it' },
            { key: 'any other', does: 'change the answer' },
          ],
        },
      ]
    default:
      return [{ kind: 'keys', keys: lineKeys(state) }]
  }
}

function enterKey(form: keyof typeof FORMS): { key: string; does: string } {
  return { key: 'Enter', does: FORMS[form].isPreviewed ? 'show what would happen' : 'do it' }
}

function messageLines(message: Message | undefined): readonly PageLine[] {
  if (message === undefined) return []
  return message.text.split('\n').map((text) => line([{ text: ` ${text}`, tone: message.tone }], 1))
}

function hangOf(text: string): number {
  return 1 + (/^\s*/.exec(text)?.[0].length ?? 0)
}

function strong(text: string): Span {
  return { text, tone: 'strong' }
}

function dim(text: string): Span {
  return { text, tone: 'dim' }
}
