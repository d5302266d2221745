import { createHash } from 'node:crypto'
import type { CalendarDate } from '../../core/calendar-date.ts'
import type { Settings } from '../../core/settings/index.ts'
import { customerKey } from '../../ledger/customer.ts'
import type { CustomerId } from '../../ledger/ids.ts'
import type { PlannedLetter } from './facts.ts'
import { type Company, letterModel } from './letter.ts'
import { composeMail } from './mime.ts'
import type { NewMessage } from './outbox-entry-store.ts'
import type { Correspondence } from './outbox-store.ts'
import { stepLabel } from './policy.ts'
import type { WrittenLetter } from './record.ts'
import { letterRenderer, type RenderLetter } from './render.ts'
import { plainLine, plainLines } from './safe-text.ts'
import { sampleLetter } from './sample.ts'
import { NO_SENDER } from './stale.ts'
import type { FindTemplate } from './template-files.ts'
import { type Language, type Wording, wordingFor } from './wording.ts'
import { parseWords, type Words } from './words.ts'

interface WritingDesk {
  readonly settings: Settings
  readonly asOf: CalendarDate
  readonly findTemplate: FindTemplate
  /** What was written before to each customer. */
  readonly earlier: ReadonlyMap<CustomerId, Correspondence>
}

/**
 * Writes letters to their last byte, one after the other, so that none is held in memory longer
 * than it takes to enter it. What is written depends on nothing but what is handed in.
 */
export async function* writeLetters(
  planned: readonly PlannedLetter[],
  desk: WritingDesk,
): AsyncGenerator<WrittenLetter> {
  const company = companyOf(desk.settings)
  const phrases = phraseBook(desk.findTemplate)
  const render = renderers(desk.findTemplate, company, phrases)
  for (const letter of planned) {
    const wording = wordingFor(letter.customer.language, {
      otherwise: desk.settings.company.language,
    })
    const pens = { company, wording, phrases, render, desk }
    yield { planned: letter, message: await writeLetter(letter, pens) }
  }
}

interface Pens {
  readonly company: Company
  readonly wording: Wording
  readonly phrases: (language: Language) => Words
  readonly render: (language: Language) => RenderLetter
  readonly desk: WritingDesk
}

async function writeLetter(letter: PlannedLetter, pens: Pens): Promise<NewMessage> {
  const { company, wording, phrases, render, desk } = pens
  const { asOf, settings } = desk
  const { customer, step, items, credits } = letter
  const { language } = wording
  const words = phrases(language)
  const model = letterModel({ customer, items, credits }, { company, wording, words, asOf })
  const rendered = render(language)(model, { language, tone: step.tone })
  const sender = settings.company.email ?? NO_SENDER
  const earlier = desk.earlier.get(customer.id) ?? { messageIds: [], count: 0 }
  const id = letterId(letter, { sender, count: earlier.count, asOf })
  const messageId = `<${id}@${sender.slice(sender.lastIndexOf('@') + 1)}>`
  const content = await composeMail(rendered, {
    from: { name: company.name, address: sender },
    replyTo: settings.company.reply_to,
    to: letter.to.map((address) => ({ name: plainLine(customer.name), address })),
    date: asOf,
    messageId,
    earlier: earlier.messageIds,
  })
  return {
    id,
    customerId: customer.id,
    policy: letter.policy,
    step: stepLabel(step.day),
    tone: step.tone,
    subject: rendered.subject,
    sender,
    recipients: letter.to,
    messageId,
    text: rendered.text,
    credits: creditTotals(credits),
    sha256: createHash('sha256').update(content).digest('hex'),
    renderedDate: asOf,
    content,
    items,
  }
}

/**
 * The id of a letter is made from what sets it apart, and tells none of it: a dry run and the run
 * after it give the same one, and so does a book that was restored from its backup.
 */
function letterId(
  { customer, reached }: PlannedLetter,
  { sender, count, asOf }: { sender: string; count: number; asOf: CalendarDate },
): string {
  const steps = reached.map(({ item, due }) => [item.number, due.cycle, due.step.day])
  const facts = JSON.stringify([sender, customer.id, customerKey(customer), asOf, count, steps])
  return `${asOf}-${createHash('sha256').update(facts).digest('hex').slice(0, 16)}`
}

function creditTotals(credits: PlannedLetter['credits']): NewMessage['credits'] {
  return [...Map.groupBy(credits, ({ currency }) => currency)].map(([currency, list]) => ({
    currency,
    minor: list.reduce((sum, { minor }) => sum + minor, 0),
  }))
}

function companyOf({ company }: Settings): Company {
  return {
    name: plainLine(company.name),
    email: company.reply_to ?? company.email ?? '',
    phone: plainLine(company.phone ?? ''),
    address: plainLines(company.address ?? ''),
    payment: plainLines(company.payment_instructions ?? ''),
  }
}

function phraseBook(find: FindTemplate): (language: Language) => Words {
  return once((language) => {
    const { text, path } = find(`${language}/words.json`)
    return parseWords(text, path)
  })
}

function renderers(
  find: FindTemplate,
  company: Company,
  phrases: (language: Language) => Words,
): (language: Language) => RenderLetter {
  return once((language) =>
    letterRenderer(find, sampleLetter({ company, words: phrases(language) })),
  )
}

function once<T>(make: (language: Language) => T): (language: Language) => T {
  const made = new Map<Language, T>()
  return (language) => {
    const known = made.get(language)
    if (known !== undefined) return known
    const fresh = make(language)
    made.set(language, fresh)
    return fresh
  }
}
