/** A stage of a policy: so many days after the due date, a letter or a task for a person. */
export interface PolicyStep {
  /** Days after the due date; negative is before it. */
  readonly day: number
  readonly channel: 'email' | 'task'
  readonly tone: Tone
  /** What kind of task it makes, where the channel is `task`. */
  readonly task: string
  /** Only on the last step: it comes again after so many days, for as long as something is open. */
  readonly every?: number | undefined
}

/** How a letter speaks; later ones are stronger. */
export type Tone = (typeof TONES)[number]

export const TONES = ['friendly', 'firm', 'final'] as const

/** A named list of steps in the order of their days. */
export interface Policy {
  readonly name: string
  readonly steps: readonly PolicyStep[]
}

/** The name that stands for no reminders at all. */
export const NO_POLICY = 'none'

const letter = (day: number, tone: Tone = 'friendly'): PolicyStep => ({
  day,
  channel: 'email',
  tone,
  task: 'call',
})

const task = (day: number, kind: string): PolicyStep => ({
  day,
  channel: 'task',
  tone: 'firm',
  task: kind,
})

/** The policies that every book knows; one of its own with the same name takes their place. */
export const SHIPPED_POLICIES: readonly Policy[] = [
  {
    name: 'standard',
    steps: [
      letter(-5),
      letter(0),
      letter(3),
      letter(7, 'firm'),
      letter(14, 'firm'),
      task(21, 'call'),
      letter(45, 'final'),
      task(60, 'legal'),
    ],
  },
  { name: 'gentle', steps: [letter(-3), letter(0), { ...letter(7), every: 7 }] },
  {
    name: 'strict',
    steps: [
      letter(-7),
      letter(0),
      letter(2, 'firm'),
      letter(5, 'firm'),
      letter(10, 'final'),
      task(14, 'call'),
    ],
  },
]
