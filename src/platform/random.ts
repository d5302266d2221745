/** Random bytes as digits. From the global object, since the module `crypto` takes long to load. */
export function randomHex(bytes: number): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('hex')
}
