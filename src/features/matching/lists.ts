/** Adds to the list of a key, which begins with the first. */
export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

/** Takes a value out of a list. */
export function drop<V>(list: V[] | undefined, value: V): void {
  const at = list?.indexOf(value) ?? -1
  if (at >= 0) list?.splice(at, 1)
}
