import type { Context, Input } from '../../core/command.ts'
import { type Outcome, tableBlock, textBlock } from '../../core/outcome.ts'
import { controlAccounts } from '../../ledger/control-account.ts'
import { openByCustomer, openItems, unappliedCash } from '../../ledger/position.ts'
import { type AgingFacts, type Grouping, groupAging } from './age.ts'
import { type Buckets, bucketsOf } from './buckets.ts'
import { agingJson, agingTables, failedTieOuts } from './report.ts'
import { customerFaces } from './store.ts'

/** Ages what was open on a day, and holds the totals against the control account. */
export function run(context: Context, input: Input): Outcome {
  const basis = input.text('basis') === 'invoice' ? 'invoice' : 'due'
  const buckets = bucketsOf(input.text('buckets'), {
    asOf: context.asOf,
    basis,
    fallback: context.settings.aging.buckets,
  })
  const by = groupingOf(input.text('by'))
  const groups = groupAging(factsOf(context, by, buckets), { by, buckets })
  const broken = failedTieOuts(groups)
  return {
    // Only one of the two is printed.
    get json() {
      return agingJson(groups, buckets)
    },
    get blocks() {
      if (groups.length > 0) return agingTables(groups, { by, buckets }).map(tableBlock)
      return [textBlock(`Nothing was billed or received by ${context.asOf}.`)]
    },
    ...(broken.length === 0
      ? {}
      : {
          failure: 'check',
          notes: [...broken, 'hint: "openitem check" looks for the place where it came about'],
        }),
  }
}

function factsOf({ db, asOf }: Context, by: Grouping, buckets: Buckets): AgingFacts {
  const isByInvoice = by === 'invoice'
  return {
    items: isByInvoice ? openItems(db, asOf) : [],
    balances: isByInvoice ? [] : openByCustomer(db, buckets),
    unapplied: unappliedCash(db, asOf),
    control: controlAccounts(db, asOf),
    customers: customerFaces(db),
  }
}

function groupingOf(text: string | undefined): Grouping {
  switch (text) {
    case 'segment':
    case 'region':
    case 'owner':
    case 'invoice':
      return text
    default:
      return 'customer'
  }
}
