/** What is known of a customer, one line each; what is not known is left out. */
export function detailText(details: Readonly<Record<string, string | null>>): string {
  return Object.entries(details)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key.padEnd(10)}${value}`)
    .join('\n')
}
