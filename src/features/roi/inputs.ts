import type { Input } from '../../core/command.ts'
import { AppError } from '../../core/errors.ts'
import { parseRatio, type Ratio, ratio } from '../../core/ratio.ts'
import type { BookFigures, Sourced } from './book-figures.ts'
import type { RoiInputs } from './model.ts'

/** One input with its option and unit, for the table that says what the answer rests on. */
export interface InputLine extends Sourced {
  readonly label: string
  readonly unit: 'amount' | 'days' | '%' | 'hours'
}

/** Every input of the model, typed, from the book, or assumed; a gap that matters is refused. */
export interface RoiPlan {
  readonly inputs: RoiInputs
  readonly lines: readonly InputLine[]
}

/** What was typed comes first, then what the book says, then an assumption that is named. */
export function planOf(
  input: Input,
  known: Partial<BookFigures & { readonly badDebtTarget: Sourced | undefined }>,
  mixSaving: Ratio,
): RoiPlan {
  const line = (
    name: string,
    face: Pick<InputLine, 'label' | 'unit'>,
    otherwise: Sourced | undefined,
  ): InputLine => {
    const typed = notNegative(input, name)
    const found = typed === undefined ? otherwise : { value: typed, source: `--${name}` }
    if (found !== undefined) return { ...face, ...found }
    throw new AppError('usage', `--${name} is missing, and no book here says it`, {
      hint: 'type it, or run the command where a book with sales is',
    })
  }
  const badDebtNow = line('bad-debt-now', BAD_DEBT_NOW, known.badDebtNow ?? NOT_GIVEN)
  const same = { value: badDebtNow.value, source: 'as now' }
  const lines = {
    revenue: line('revenue', { label: 'Revenue a year', unit: 'amount' }, known.revenue),
    dsoNow: line('dso-now', { label: 'DSO now', unit: 'days' }, known.dsoNow),
    dsoTarget: line('dso-target', { label: 'DSO target', unit: 'days' }, known.dsoTarget),
    apr: line('apr', { label: 'Cost of money a year', unit: '%' }, APR_ASSUMED),
    hoursSaved: line('hours-saved', { label: 'Hours saved a month', unit: 'hours' }, NOT_GIVEN),
    hourlyRate: line('hourly-rate', { label: 'Cost of an hour', unit: 'amount' }, NOT_GIVEN),
    badDebtNow,
    badDebtTarget: line('bad-debt-target', BAD_DEBT_TARGET, known.badDebtTarget ?? same),
    subscription: line(
      'subscription',
      { label: 'Subscription a month', unit: 'amount' },
      NOT_GIVEN,
    ),
    setup: line('setup', { label: 'Set-up, once', unit: 'amount' }, NOT_GIVEN),
  }
  return { lines: Object.values(lines), inputs: { ...valuesOf(lines), mixSaving } }
}

function valuesOf(lines: Readonly<Record<InputName, InputLine>>): Omit<RoiInputs, 'mixSaving'> {
  return {
    revenue: lines.revenue.value,
    dsoNow: lines.dsoNow.value,
    dsoTarget: lines.dsoTarget.value,
    apr: lines.apr.value,
    hoursSaved: lines.hoursSaved.value,
    hourlyRate: lines.hourlyRate.value,
    badDebtNow: lines.badDebtNow.value,
    badDebtTarget: lines.badDebtTarget.value,
    subscription: lines.subscription.value,
    setup: lines.setup.value,
  }
}

type InputName = Exclude<keyof RoiInputs, 'mixSaving'>

const BAD_DEBT_NOW = { label: 'Bad debt now', unit: '%' } as const
const BAD_DEBT_TARGET = { label: 'Bad debt target', unit: '%' } as const
const NOT_GIVEN: Sourced = { value: ratio(0), source: 'not given' }
const APR_ASSUMED = { value: ratio(8), source: 'assumed' }

function notNegative(input: Input, name: string): Ratio | undefined {
  const text = input.decimal(name)
  const value = text === undefined ? undefined : parseRatio(text)
  if (value === undefined || value.numerator >= 0n) return value
  throw new AppError('usage', `--${name}: expected a number that is not negative, found "${text}"`)
}
