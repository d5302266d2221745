import { fold } from '../text/cell-text.ts'

/** The one cell that is filled; none of them is `''`, several are undefined. */
export function onlyCell(cells: readonly string[]): string | undefined {
  let only = ''
  for (const cell of cells) {
    if (cell.trim() === '') continue
    if (only !== '') return undefined
    only = cell
  }
  return only
}

/** `Pending transactions` and `Posted transactions` as titles between the rows. */
export function sectionAfter(title: string, isPending: boolean): boolean {
  const words = fold(title)
  if (words.length > 40 || words.endsWith('.')) return isPending
  if (/^(?:pending|vorgemerkt|scheduled|processing)/.test(words)) return true
  if (/^(?:posted|booked|gebucht|completed|settled|cleared)/.test(words)) return false
  return isPending
}

/** Whether a title above the header says that what follows is pending. */
export function beginsPending(above: readonly (readonly string[])[]): boolean {
  return above.reduce((isPending, cells) => {
    const only = onlyCell(cells)
    return only === undefined || only === '' ? isPending : sectionAfter(only, isPending)
  }, false)
}
