/** Fills the names of the company into the commented template of `openitem.toml`. */
export function settingsText(
  template: string,
  { name, currency }: { name: string; currency: string },
): string {
  // JSON's strings are TOML's basic strings.
  return template
    .replace('"@NAME@"', () => JSON.stringify(name))
    .replace('"@CURRENCY@"', () => JSON.stringify(currency))
}
