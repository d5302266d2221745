import type { Columns } from './assign.ts'
import type { Field } from './field.ts'

/** Whether each of the fields has a column. */
export function all(columns: Columns, ...fields: readonly Field[]): boolean {
  return fields.every((field) => columns.has(field))
}

/** Whether one of the fields has a column. */
export function any(columns: Columns, ...fields: readonly Field[]): boolean {
  return fields.some((field) => columns.has(field))
}
