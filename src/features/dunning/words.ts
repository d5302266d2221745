import * as v from 'valibot'
import { AppError } from '../../core/errors.ts'

/** The set phrases of a language, from `words.json` beside its templates. */
export type Words = v.InferOutput<typeof wordsSchema>

const wordsSchema = v.strictObject({
  salutation: v.string(),
  account: v.string(),
  invoice: v.string(),
  purchase_order: v.string(),
  issued: v.string(),
  due: v.string(),
  open: v.string(),
  late_one: v.string(),
  late_many: v.string(),
  due_today: v.string(),
  not_yet_due: v.string(),
  pay_online: v.string(),
  total: v.string(),
  credit_memo: v.string(),
  on_account: v.string(),
  balance: v.string(),
  how_to_pay: v.string(),
  dispute: v.string(),
  phone: v.string(),
  closing: v.string(),
  automatic: v.string(),
})

/** Reads a `words.json`; what is wrong is named with the file. */
export function parseWords(text: string, path: string): Words {
  const result = v.safeParse(wordsSchema, parseJson(text, path))
  if (result.success) return result.output
  const [issue] = result.issues
  const name = issue.path?.map(({ key }) => key).join('.') ?? ''
  const problem =
    issue.expected === 'never'
      ? `unknown phrase "${name}"`
      : `"${name}": expected a text, found ${issue.received}`
  throw new AppError('usage', `${path}: ${problem}`)
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError('usage', `${path}: ${cause instanceof Error ? cause.message : 'no JSON'}`, {
      cause,
    })
  }
}
