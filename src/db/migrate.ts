import { AppError } from '../core/errors.ts'
import type { Database } from '../core/ports.ts'
import { migrations } from './migrations/index.ts'

/** How the schema of an open database compares with the one this program knows. */
export type SchemaState = 'current' | 'older' | 'empty'

/** Compares the schema; a newer or an altered one is refused. */
export function schemaState(db: Database, path: string): SchemaState {
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version === 0) return 'empty'
  if (version > migrations.length) {
    throw new AppError(
      'usage',
      `${path} was written by a newer openitem (schema ${version}, this one knows ${migrations.length})`,
      { hint: 'update openitem; the book was left as it is' },
    )
  }
  const recorded = db
    .prepare<[], { number: number; hash: string }>(
      'SELECT number, hash FROM schema_migration ORDER BY number',
    )
    .all()
  for (const { number, hash } of recorded) {
    const known = migrations[number - 1]
    if (known?.hash !== hash) {
      throw new AppError(
        'check',
        `${path}: schema step ${number} is not the one openitem applied`,
        {
          hint: 'another version of openitem wrote the book, or it was altered; use that version, or restore a backup',
        },
      )
    }
  }
  return version === migrations.length ? 'current' : 'older'
}

/** Brings the schema up to date; call it inside a transaction. */
export function migrate(db: Database): void {
  const version = Number(db.pragma('user_version', { simple: true }))
  migrations.slice(version).forEach((migration, index) => {
    const number = version + index + 1
    db.exec(migration.sql)
    db.prepare('INSERT INTO schema_migration (number, name, hash) VALUES (?, ?, ?)').run(
      number,
      migration.name,
      migration.hash,
    )
    db.pragma(`user_version = ${number}`)
  })
}
