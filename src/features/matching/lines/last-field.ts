/** What a bank line says, as far as its texts go. */
export interface Texts {
  readonly description: string
  readonly creditorReference: string | null
}

/**
 * The field that holds what the payer wrote, which banks cut at a width of its own: the reference where
 * there is one; else the last of those that the description was joined of, with two blanks between.
 */
export function lastField({ description, creditorReference }: Texts): string {
  return creditorReference ?? description.slice(description.lastIndexOf('  ') + 1).trimStart()
}
