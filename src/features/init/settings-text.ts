/** What `init` was told of the company. */
export interface Company {
  readonly name: string
  readonly currency: string
  readonly email: string | undefined
}

/** Fills what is known of the company into the commented template of `openitem.toml`. */
export function settingsText(template: string, { name, currency, email }: Company): string {
  // JSON's strings are TOML's basic strings.
  return template
    .replace('"@NAME@"', () => JSON.stringify(name))
    .replace('"@CURRENCY@"', () => JSON.stringify(currency))
    .replace(/^# email = "[^"]*"/m, (line) =>
      email === undefined ? line : `email = ${JSON.stringify(email)}`,
    )
}
