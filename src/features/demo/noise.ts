import { addDays, addMonths, type CalendarDate } from '../../core/calendar-date.ts'
import { BANK_START, LAST_DAY } from './invoices.ts'
import type { DemoLine } from './payment.ts'
import type { Dice } from './random.ts'

/** What moves the account and is no customer's money: wages, rent, fees, interest, a refund. */
export function noiseLines(dice: Dice): readonly DemoLine[] {
  const months: CalendarDate[] = []
  for (let day = BANK_START; day <= LAST_DAY; day = addMonths(day, 1)) months.push(day)
  return months.flatMap((month, index) => {
    const on = (days: number): CalendarDate => addDays(month, days)
    const line = (date: CalendarDate, cents: number, payer: string, memo: string): DemoLine => ({
      date,
      cents,
      payer,
      account: '',
      memo,
    })
    return [
      line(on(1), -420_000, 'Pier 9 Properties', 'Rent'),
      line(on(13), -dice.between(1_900_000, 2_300_000), 'Payroll Service', 'PAYROLL'),
      line(on(26), -dice.between(1_500, 4_500), 'First Coast Bank', 'MONTHLY SERVICE CHARGE'),
      line(on(27), dice.between(900, 2_400), 'First Coast Bank', 'INTEREST PAID'),
      ...(index % 4 === 1
        ? [line(on(8), 500_000, 'Harbor Pine Supply', 'TRANSFER FROM SAVINGS OWN ACCOUNT')]
        : []),
      ...(index === 5 ? [line(on(17), 12_430, 'Paper Mill Direct', 'REFUND ORDER 88213')] : []),
      ...(index % 3 === 2
        ? [line(on(20), dice.between(20_000, 90_000), 'M Delgado', 'payment thank you')]
        : []),
    ]
  })
}
