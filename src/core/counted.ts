/** A number with its noun: `1 row was`, `3 rows were`; the plural has an `s` if none is given. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
