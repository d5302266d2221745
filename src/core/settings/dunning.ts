import * as v from 'valibot'
import { decimalText, wholeNumber } from './checks.ts'
import { NO_POLICY, SHIPPED_POLICIES, TONES } from './dunning-policies.ts'

export type DunningSettings = v.InferOutput<typeof dunningSchema>

/** No invoice is chased for longer than this before or after its due date. */
const STEP_DAYS_MAX = 3650

const anyDay = `a whole number of days from -${STEP_DAYS_MAX} to ${STEP_DAYS_MAX}`

const step = v.strictObject({
  /** Days after the due date; negative is before it. */
  day: v.pipe(
    v.number(anyDay),
    v.integer(anyDay),
    v.minValue(-STEP_DAYS_MAX, anyDay),
    v.maxValue(STEP_DAYS_MAX, anyDay),
  ),
  channel: v.optional(v.picklist(['email', 'task'], '"email" or "task"'), 'email'),
  tone: v.optional(v.picklist(TONES, '"friendly", "firm" or "final"'), 'friendly'),
  /** What kind of task the step makes, where its channel is `task`. */
  task: v.optional(
    v.pipe(
      v.string('a word such as "call"'),
      v.regex(/^[a-z][a-z0-9_-]{0,30}$/, 'a word such as "call"'),
    ),
    'call',
  ),
  /** Only on the last step: it comes again after so many days. */
  every: v.optional(v.pipe(wholeNumber, v.minValue(1, 'at least 1 day'))),
})

const steps = v.pipe(
  v.array(step, 'a list of steps'),
  v.minLength(1, 'at least one step'),
  v.check(
    (list) => list.every(({ day }, at) => day > (list[at - 1]?.day ?? Number.NEGATIVE_INFINITY)),
    'each step on a later day than the one before it',
  ),
  v.check(
    (list) => list.slice(0, -1).every(({ every }) => every === undefined),
    '"every" on the last step only',
  ),
)

const policy = v.strictObject({
  name: v.pipe(
    v.string('a name'),
    v.nonEmpty('a name'),
    v.check((name) => name !== NO_POLICY, `another name than "${NO_POLICY}"`),
  ),
  steps,
})

const policies = v.pipe(
  v.array(policy, 'a list of policies'),
  v.check(
    (list) => new Set(list.map(({ name }) => name)).size === list.length,
    'each policy to have a name of its own',
  ),
)

export const dunningSchema = v.pipe(
  v.strictObject({
    /** The policy of whoever has none of his own; `none` reminds nobody. */
    policy: v.optional(v.string(), 'standard'),
    /** A customer who owes less than this in all is not reminded. */
    minimum: v.optional(decimalText, '0'),
    /** No reminder when the newest bank line is older than so many days; 0 switches the check off. */
    stale_bank_days: v.optional(wholeNumber, 0),
    /** Whether letters go out on Saturdays and Sundays. */
    weekends: v.optional(v.boolean(), false),
    policies: v.optional(policies, []),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const { policy: chosen, policies: own } = dataset.value
    const known = [{ name: NO_POLICY }, ...SHIPPED_POLICIES, ...own].map(({ name }) => name)
    if (known.includes(chosen)) return
    addIssue({
      message: `the name of a policy (${known.join(', ')})`,
      input: chosen,
      path: [
        { type: 'object', origin: 'value', input: dataset.value, key: 'policy', value: chosen },
      ],
    })
  }),
)
