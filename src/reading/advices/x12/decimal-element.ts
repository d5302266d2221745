/** A number of an EDI file, which has a point or none and no leading zero need stand: `.5`, `-12`. */
export function decimalOf(text: string | undefined): string | undefined {
  const parts = /^([+-]?)(\d{0,15})(?:\.(\d{0,6}))?$/.exec(text?.trim() ?? '')
  if (parts === null) return undefined
  const [, sign = '', whole = '', fraction = ''] = parts
  if (whole === '' && fraction === '') return undefined
  const digits = `${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction === '' ? '' : `.${fraction}`}`
  return sign === '-' ? `-${digits}` : digits
}
