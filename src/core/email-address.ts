import { domainToASCII } from 'node:url'

/** RFC 5321: a local part of 64 and a domain of 255 octets. */
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const LOCAL_PART_MAX = 64
const DOMAIN = /^(?=.{1,255}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/

/**
 * The addresses in the e-mail field of a customer: one, or several between commas, semicolons or
 * blanks. What is no plain address is left out, above all anything with a line break in it.
 */
export function parseAddresses(field: string | null): readonly string[] {
  if (field === null || /[\r\n\u0000]/.test(field)) return []
  const found = field.split(SEPARATORS).flatMap((text) => parseAddress(text) ?? [])
  return [...new Map(found.map((address) => [address.toLowerCase(), address])).values()]
}

/** What in the field is no address that a letter can go to. */
export function malformedAddresses(field: string | null): readonly string[] {
  if (field === null) return []
  if (/[\r\n\u0000]/.test(field)) return [field]
  const isBad = (word: string): boolean => word !== '' && parseAddress(word) === undefined
  return field
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part.split(/\s+/).some(isBad))
}

const SEPARATORS = /[,;\s]+/

function parseAddress(text: string): string | undefined {
  const bare = text.replace(/^<(.*)>$/, '$1')
  const at = bare.lastIndexOf('@')
  const local = bare.slice(0, Math.max(at, 0))
  const domain = domainToASCII(bare.slice(at + 1)).toLowerCase()
  const isGood = LOCAL_PART.test(local) && local.length <= LOCAL_PART_MAX && DOMAIN.test(domain)
  return isGood ? `${local}@${domain}` : undefined
}
