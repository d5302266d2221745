import * as v from 'valibot'
import { decimalText, wholeNumber } from './checks.ts'

export type DunningSettings = v.InferOutput<typeof dunningSchema>

const step = v.strictObject({
  /** Days after the due date; negative is before it. */
  day: v.pipe(v.number('a whole number'), v.integer('a whole number')),
  channel: v.optional(v.picklist(['email', 'task']), 'email'),
  tone: v.optional(v.picklist(['friendly', 'firm', 'final']), 'friendly'),
  /** What kind of task the step makes, where its channel is `task`. */
  task: v.optional(v.string(), 'call'),
})

const policy = v.strictObject({
  name: v.pipe(v.string(), v.nonEmpty('a name')),
  steps: v.pipe(v.array(step), v.minLength(1, 'at least one step')),
})

export const dunningSchema = v.strictObject({
  /** The policy of whoever has none of his own; `none` reminds nobody. */
  policy: v.optional(v.string(), 'standard'),
  /** A customer who owes less than this in all is not reminded. */
  minimum: v.optional(decimalText, '0'),
  /** No reminder when the newest bank line is older than so many days; 0 switches the check off. */
  stale_bank_days: v.optional(wholeNumber, 0),
  /** Whether letters go out on Saturdays and Sundays. */
  weekends: v.optional(v.boolean(), false),
  policies: v.optional(v.array(policy), []),
})
