import type { Cli } from '../../support/cli.ts'
import type { Chance } from '../random.ts'
import type { Firm } from './facts.ts'

/** One command of a walk, and the one that takes it back where there is one. */
export interface Deed {
  readonly words: readonly string[]
  /** Words that take it back, once it is done; null where nothing does. */
  readonly back: ((stdout: string) => readonly (readonly string[])[]) | null
}

/** What a walk needs to choose the next deed. */
export interface Scene {
  readonly cli: Cli
  readonly firm: Firm
  readonly chance: Chance
  readonly step: number
}

interface Waiting {
  readonly bank_ref: string
  readonly status: string
  readonly suggestions: readonly unknown[]
}

type Choice = (scene: Scene) => Promise<Deed | undefined>

/** What a bookkeeper may do next, sensible or not. */
export async function nextDeed(scene: Scene): Promise<Deed> {
  for (;;) {
    const deed = await scene.chance.pick(CHOICES)(scene)
    if (deed !== undefined) return deed
  }
}

const CHOICES: readonly Choice[] = [
  imported((scene) => scene.firm.invoiceFile(scene.chance), 'invoices'),
  imported((scene) => scene.firm.invoiceFile(scene.chance), 'invoices'),
  imported((scene) => scene.firm.bankFile(scene.chance), 'bank'),
  imported((scene) => scene.firm.bankFile(scene.chance), 'bank'),
  imported((scene) => scene.firm.paymentFile(scene.chance), 'payments'),
  imported((scene) => scene.firm.adviceFile(scene.chance), 'remittances'),
  imported((scene) => scene.firm.payoutFile(), 'payouts'),
  imported((scene) => scene.firm.customerFile(scene.chance), 'customers'),
  async () => ({ words: ['match'], back: unapplyAll }),
  async () => ({ words: ['match'], back: null }),
  accepted,
  accepted,
  applied,
  applied,
  onLine((ref) => ({ words: ['ignore', ref], back: () => [['unapply', ref]] })),
  onLine((ref) => ({ words: ['unapply', ref], back: null })),
  onWaiting((ref, { chance }) => {
    const kind = chance.pick(['writeoff/pricing', 'discount/unknown', 'credit-memo/damaged'])
    return {
      words: ['queue', 'settle', ref, '--as', kind],
      back: () => [['queue', 'settle', ref, '--undo']],
    }
  }),
  onWaiting((ref) => ({
    words: ['queue', 'dispute', ref, '--reason', 'pricing'],
    back: () => [['queue', 'dispute', ref, '--undo']],
  })),
  onWaiting((ref) => ({
    words: ['queue', 'keep', ref],
    back: () => [['queue', 'keep', ref, '--undo']],
  })),
  async ({ firm, chance }) => {
    const [from, into] = [chance.pick(firm.customers), chance.pick(firm.customers)]
    return {
      words: ['customers', 'merge', from, into],
      back: () => [['customers', 'unmerge', from]],
    }
  },
  async ({ firm, chance }) => ({
    words: ['customers', 'unmerge', chance.pick(firm.customers)],
    back: null,
  }),
  async ({ firm, chance }) => ({
    words: ['customers', 'hold-matching', chance.pick(firm.customers)],
    back: null,
  }),
  async ({ chance }) => ({
    words: ['import', 'undo', String(1 + chance.below(12))],
    back: null,
  }),
  async () => ({ words: ['remind'], back: null }),
]

function imported(content: (scene: Scene) => string, kind: string): Choice {
  return async (scene) => {
    const name = `${kind}-${scene.step}.csv`
    scene.cli.file(name, `${content(scene)}\n`)
    return {
      words: ['import', name, '--kind', kind],
      back: (stdout) => {
        const { files }: { files: readonly { batch: number | null }[] } = JSON.parse(stdout)
        return files.flatMap(({ batch }) =>
          batch === null ? [] : [['import', 'undo', String(batch)]],
        )
      },
    }
  }
}

function unapplyAll(stdout: string): readonly (readonly string[])[] {
  const { applied }: { applied: readonly { bank_ref: string }[] } = JSON.parse(stdout)
  return [...new Set(applied.map(({ bank_ref }) => bank_ref))]
    .toReversed()
    .map((ref) => ['unapply', ref])
}

async function accepted(scene: Scene): Promise<Deed | undefined> {
  const lines = (await waiting(scene)).filter(({ suggestions }) => suggestions.length > 0)
  if (lines.length === 0) return undefined
  const { bank_ref: ref, suggestions } = scene.chance.pick(lines)
  const which = String(1 + scene.chance.below(suggestions.length))
  return { words: ['accept', ref, '--suggestion', which], back: () => [['unapply', ref]] }
}

async function applied(scene: Scene): Promise<Deed | undefined> {
  const { chance, firm } = scene
  const lines = await bankRefs(scene)
  if (lines.length === 0) return undefined
  const ref = chance.pick(lines)
  const [one, two] = [chance.pick(firm.invoices), chance.pick(firm.invoices)]
  const words = chance.pick([
    ['--to', one],
    ['--to', one, '--to', two],
    ['--to', `${one}=10.00`, '--customer', chance.pick(firm.customers), '--on-account'],
    ['--customer', chance.pick(firm.customers), '--on-account'],
    ['--to', one, '--residual', 'writeoff/pricing'],
    ['--to', one, '--to', chance.pick(['CM-6', 'CM-13'])],
  ])
  return { words: ['apply', ref, ...words], back: () => [['unapply', ref]] }
}

function onLine(deed: (ref: string, scene: Scene) => Deed): Choice {
  return async (scene) => {
    const refs = await bankRefs(scene)
    return refs.length === 0 ? undefined : deed(scene.chance.pick(refs), scene)
  }
}

function onWaiting(deed: (ref: string, scene: Scene) => Deed): Choice {
  return async (scene) => {
    const lines = await waiting(scene)
    return lines.length === 0 ? undefined : deed(scene.chance.pick(lines).bank_ref, scene)
  }
}

async function waiting({ cli }: Scene): Promise<readonly Waiting[]> {
  const { queue } = await cli.json<{ queue: readonly Waiting[] }>('--book', 'book', 'queue')
  return queue
}

async function bankRefs({ cli }: Scene): Promise<readonly string[]> {
  const { lines } = await cli.json<{ lines: readonly { bank_ref: string }[] }>(
    '--book',
    'book',
    'bank',
  )
  return lines.map(({ bank_ref }) => bank_ref)
}
