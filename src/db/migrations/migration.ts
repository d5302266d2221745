/** A numbered step of the schema; once released its SQL never changes. */
export interface Migration {
  readonly name: string
  /** The SHA-256 of the SQL, recorded in the book; written down, as every command compares it. */
  readonly hash: string
  readonly sql: string
}
