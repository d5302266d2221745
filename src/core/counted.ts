/** Those at one end of an order: `the oldest`, `the 3 oldest`. */
export function theMost(count: number, superlative: string): string {
  return count === 1 ? `the ${superlative}` : `the ${count} ${superlative}`
}

/** A number with its noun: `1 row was`, `3 rows were`; the plural has an `s` if none is given. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
