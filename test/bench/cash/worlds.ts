/** Names, numbers and habits of one invented country of payers. */
export interface World {
  readonly name: string
  readonly currency: string
  customerName(index: number): string
  invoiceNumber(index: number): string
  creditNumber(index: number): string
  /** The name as a bank may print it. */
  bankName(name: string, style: number): string
  /** A number as people write it. */
  mangled(number: string, style: number): string
  list(numbers: readonly string[], style: number): string
  readonly bland: readonly string[]
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0')
const at = (list: readonly string[], index: number): string => list[index % list.length] ?? ''
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '')

const english: World = {
  name: 'english',
  currency: 'USD',
  customerName: (index) =>
    `${at(['Aldwin', 'Brampton', 'Corvale', 'Dunmere', 'Elstow', 'Farleigh', 'Glenby', 'Hartside', 'Inverley', 'Kelmore', 'Langdon'], index)} ${at(['Tools', 'Catering', 'Rentals', 'Signage', 'Ceramics', 'Coaches', 'Lumber', 'Apparel', 'Chemicals', 'Fixtures', 'Packaging', 'Studios', 'Vending'], Math.floor(index / 11))} ${at(['Inc', 'LLC', 'Ltd', 'Corp'], index)}`,
  invoiceNumber: (index) => `SI-${40_000 + index}`,
  creditNumber: (index) => `CR-${700 + index}`,
  bankName: (name, style) =>
    at(
      [name, name.toUpperCase(), name.replace(/ \w+$/, ''), name.toUpperCase().slice(0, 20).trim()],
      style,
    ),
  mangled: (number, style) =>
    at(
      [
        number.replace('-', ''),
        number.slice(3),
        `#${number.slice(3)}`,
        number.toLowerCase(),
        `SI ${number.slice(3, 5)} ${number.slice(5)}`,
      ],
      style,
    ),
  list: (numbers, style) => numbers.join(at([', ', ' ', ' & ', '/'], style)),
  bland: ['payment', 'vendor payment', '', 'ACH'],
}

const german: World = {
  name: 'german',
  currency: 'EUR',
  customerName: (index) =>
    `${at(['Köster', 'Brüggemann', 'Döring', 'Fröhlich', 'Günther', 'Häusler', 'Jürgens', 'Löwe', 'Möller', 'Nägele', 'Strauß'], index)} ${at(['Fenster', 'Fensterbau', 'Zelte', 'Reisen', 'Textil', 'Textilpflege', 'Pumpen', 'Kälte', 'Werkzeug', 'Messebau', 'Garten', 'Gartenbau', 'Optik'], Math.floor(index / 11))} ${at(['GmbH', 'AG', 'GmbH & Co. KG', 'e.K.'], index)}`,
  invoiceNumber: (index) => `2026/${pad(index + 31, 4)}`,
  creditNumber: (index) => `G2026/${pad(index + 5, 3)}`,
  bankName: (name, style) =>
    at(
      [
        name,
        plain(name).replaceAll('ß', 'ss').toUpperCase(),
        name
          .replaceAll('ö', 'oe')
          .replaceAll('ü', 'ue')
          .replaceAll('ä', 'ae')
          .replaceAll('ß', 'ss')
          .toUpperCase(),
        plain(name).toUpperCase().slice(0, 27),
        name.toUpperCase().replace(/[^A-Z ]/g, ''),
      ],
      style,
    ),
  mangled: (number, style) =>
    at(
      [
        number.replace('/', '-'),
        number.replace('/', ''),
        `RE ${number}`,
        `Rg. ${number.slice(5)}`,
        `26/${number.slice(5)}`,
        `${number.slice(0, 5)} ${number.slice(5)}`,
      ],
      style,
    ),
  list: (numbers, style) =>
    style % 3 === 0 && numbers.every((number) => /^2026\/\d{4}$/.test(number))
      ? [numbers[0], ...numbers.slice(1).map((number) => number.slice(5))].join(', ')
      : numbers.join(at([' + ', '; ', ' '], style)),
  bland: ['Zahlung', 'laut Avis', '', 'SVWZ+Sammelzahlung vom 03.02.2026', 'Tel. 0221 884422'],
}

const digits: World = {
  ...english,
  name: 'digits',
  customerName: (index) =>
    `United ${at(['Coastal', 'Inland', 'Alpine', 'Delta', 'Harbour', 'Prairie', 'Summit', 'Valley', 'Island', 'Border', 'Canyon'], index)} ${at(['Stores', 'Storage', 'Services', 'Service', 'Supply', 'Supplies', 'Systems', 'Shipping', 'Ships', 'Studios', 'Sports', 'Spices', 'Solar'], Math.floor(index / 11))} ${at(['Inc', 'LLC', 'LP'], index)}`,
  invoiceNumber: (index) => `2026${pad(index + 101, 4)}`,
  creditNumber: (index) => `9${pad(index, 6)}`,
  mangled: (number, style) =>
    at(
      [
        `No.${number}`,
        `${number.slice(0, 4)} ${number.slice(4)}`,
        `INV${number}`,
        number.slice(4),
        `${number.slice(0, 4)}-${number.slice(4)}`,
      ],
      style,
    ),
  bland: ['payment 2026-03-14', 'tel 555-201-4477', '', 'ref 20260314'],
}

export const worlds: readonly World[] = [english, german, digits]
