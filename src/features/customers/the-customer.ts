import { AppError } from '../../core/errors.ts'

/** The one customer that a text given by a person means; else an error that says why not. */
export function theOne<T extends { readonly number: string | null; readonly name: string }>(
  found: readonly T[],
  text: string,
  what = 'customer',
): T {
  const [only] = found
  if (only === undefined) {
    throw new AppError('usage', `no ${what} has the number or the name "${text}"`, {
      hint: '"openitem customers" lists them',
    })
  }
  if (found.length === 1) return only
  const numbers = found.map(({ number, name }) => number ?? name).join(', ')
  throw new AppError('usage', `${found.length} customers are called "${text}"`, {
    hint: `name one by its number: ${numbers}`,
  })
}
