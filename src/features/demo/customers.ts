/** A customer of the demo firm; all of them are invented. */
export interface DemoCustomer {
  readonly number: string
  readonly name: string
  /** What the bank shows when they pay. */
  readonly payer: string
  readonly account: string
  readonly email: string
  readonly segment: 'Restaurants' | 'Retail' | 'Hotels'
  readonly region: 'North' | 'South'
  readonly terms: string
  readonly netDays: number
  readonly discountPercent: number
  /** How many days after the due date they usually pay. */
  readonly lateDays: number
  readonly parent: string
}

const NAMES = `Alder Street Bakery|Anchor & Oak Tavern|Bayview Hotel|Bellwether Books|Blue Lantern Diner
Brightwater Spa|Camden Corner Store|Cedar Hollow Inn|Chestnut Grill|Clover Hill Market
Copper Kettle Catering|Corner Lot Bistro|Driftwood Cafe|Eastgate Deli|Elm & Ivy Florist
Fairmont Street Pub|Ferry Landing Resort|Foxglove Tea House|Granary Bread Co|Greenway Grocers
Harborlight Hotel|Hillcrest Lodge|Ironbridge Brewing|Juniper & Sage|Kestrel Coffee Roasters
Lakeshore Suites|Lighthouse Gifts|Maple Row Market|Millpond Inn|Northfield Pantry
Old Mill Pizzeria|Orchard Lane Cider|Pinecrest Camp|Quayside Oyster Bar|Red Barn Antiques
Riverside Brunch House|Saltmarsh Kitchen|Stonegate Hotel|Thistle & Thyme|Willow Creek Golf Club`

const TERMS = [
  { terms: 'Net 30', netDays: 30, discountPercent: 0 },
  { terms: 'Net 30', netDays: 30, discountPercent: 0 },
  { terms: 'Net 14', netDays: 14, discountPercent: 0 },
  { terms: '2/10 Net 30', netDays: 30, discountPercent: 2 },
] as const

const LATE_DAYS = [-2, 0, 1, 3, 5, 9, 16, 34] as const

/** The forty customers; every eighth pays very late, and two shops are paid for by a parent. */
export const demoCustomers: readonly DemoCustomer[] = NAMES.split(/[|\n]/).map((name, index) => {
  const number = `C${1001 + index * 3}`
  const terms = TERMS[index % TERMS.length] ?? TERMS[0]
  return {
    number,
    name,
    payer: payerName(name, index),
    account: `0210-${7310040 + index * 137}`,
    email: index === 13 ? '' : `accounts@${name.toLowerCase().replace(/[^a-z]+/g, '')}.example`,
    segment: /Hotel|Inn|Lodge|Resort|Suites|Spa|Camp|Golf/.test(name)
      ? 'Hotels'
      : /Market|Store|Grocers|Books|Gifts|Antiques|Florist|Pantry/.test(name)
        ? 'Retail'
        : 'Restaurants',
    region: index % 2 === 0 ? 'North' : 'South',
    ...terms,
    lateDays: LATE_DAYS[(index * 5) % LATE_DAYS.length] ?? 0,
    parent: index === 25 || index === 37 ? 'C1007' : '',
  }
})

/** Banks shorten names and write them in capitals. */
function payerName(name: string, index: number): string {
  if (index % 4 === 0) return name.toUpperCase().slice(0, 18).trim()
  return index % 4 === 1 ? `${name} LLC` : name
}
