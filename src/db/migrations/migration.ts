/** A numbered step of the schema; once released its SQL never changes (its hash is recorded). */
export interface Migration {
  readonly name: string
  readonly sql: string
}
