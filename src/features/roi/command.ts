import { resolve } from 'node:path'
import type { BareContext, Context, Input } from '../../core/command.ts'
import { type Currency, parseCurrency } from '../../core/currency.ts'
import { AppError } from '../../core/errors.ts'
import { type Outcome, tableBlock } from '../../core/outcome.ts'
import { ratio } from '../../core/ratio.ts'
import { windowOption } from '../../core/window.ts'
import { bookFigures, measuredFigures, measuredSides } from './book-figures.ts'
import { planOf } from './inputs.ts'
import { mixSaving } from './mix.ts'
import { roiOf } from './model.ts'
import { inputTable, measuredJson, measuredTable, roiJson, roiTable } from './report.ts'

/** What being paid sooner is worth, as planned, at half the gain and at none. */
export function run(context: Context | BareContext, input: Input): Outcome {
  const currency = currencyOf(context, input)
  const sides = input.flag('measured') ? sidesOf(context, input, currency) : undefined
  const fromBook = 'db' in context ? bookFigures(context, currency) : {}
  const known = sides === undefined ? fromBook : measuredFigures(sides)
  const plan = planOf(input, known, mixOf(context, input))
  const full = roiOf(plan.inputs, ratio(1))
  const scenarios = {
    full,
    half: roiOf(plan.inputs, ratio(1, 2)),
    none: roiOf(plan.inputs, ratio(0)),
  }
  const measured = sides === undefined ? {} : { measured: measuredJson(sides) }
  return {
    json: { ...roiJson(full, currency), ...measured },
    blocks: [
      ...(sides === undefined ? [] : [tableBlock(measuredTable(sides))]),
      tableBlock(inputTable(plan.lines, currency)),
      tableBlock(roiTable(scenarios, currency)),
    ],
  }
}

function sidesOf(context: Context | BareContext, input: Input, currency: Currency) {
  if (!('db' in context)) throw new AppError('usage', '--measured needs a book to measure')
  const [before, after] = [windowOption(input, 'before'), windowOption(input, 'after')]
  return measuredSides(context, { before, after, currency })
}

function mixOf({ ports }: BareContext, input: Input) {
  const file = input.text('mix')
  return file === undefined
    ? ratio(0)
    : mixSaving(ports.files.readText(resolve(ports.cwd, file)), file)
}

function currencyOf(context: Context | BareContext, input: Input): Currency {
  const fallback = 'settings' in context ? context.settings.company.currency : 'USD'
  const text = input.text('currency') ?? fallback
  const currency = parseCurrency(text)
  if (currency !== undefined) return currency
  throw new AppError('usage', `--currency: expected an ISO 4217 code such as EUR, found "${text}"`)
}
