import { negated, productOf, sumOf } from '../../../reading/text/exact-decimal.ts'
import type { CellReader } from './cell-reader.ts'
import type { ListFormat } from './format.ts'
import { priced } from './line-prices.ts'

/** The amount of a row's document, where the list has one. */
export function totalOf(format: ListFormat, cell: CellReader): string | null {
  switch (format.amountSource) {
    case 'total':
      return cell.amount('total')
    case 'total+tax': {
      const net = cell.amount('total')
      return net === null ? null : sumOf([net, cell.amount('tax') ?? '0'])
    }
    case 'balance':
      return cell.amount('balance')
    case 'balance+paid': {
      const parts = [cell.amount('balance'), paidOf(format, cell)].filter((part) => part !== null)
      return parts.length === 0 ? null : sumOf(parts)
    }
    case 'debit-credit': {
      const debit = cell.amount('debit')
      const credit = cell.amount('credit')
      if (debit === null && credit === null) return null
      // Beside a balance that is their difference, the larger is the invoice, the other what was paid.
      if (!format.ignoresBalance && isPartlyPaid(debit, credit, cell.amount('balance')))
        return debit
      return sumOf([debit ?? '0', negated(credit ?? '0')])
    }
    case 'buckets': {
      const parts = format.layout.buckets.flatMap((column) => cell.amountAt(column) ?? [])
      return parts.length === 0 ? null : sumOf(parts)
    }
    default:
      return null
  }
}

function isPartlyPaid(
  debit: string | null,
  credit: string | null,
  balance: string | null,
): debit is string {
  if (debit === null || credit === null || balance === null) return false
  if (![debit, credit, balance].every((amount) => /^(?!-).*[1-9]/.test(amount))) return false
  return !/[1-9]/.test(sumOf([debit, negated(credit), negated(balance)]))
}

/** The amount of a row's line, where the document's total is the sum of its lines. */
export function lineTotalOf(format: ListFormat, cell: CellReader): string | null {
  const amount = ownTotalOf(format, cell)
  return amount === null ? null : priced(amount, cell, format)
}

function ownTotalOf(format: ListFormat, cell: CellReader): string | null {
  switch (format.amountSource) {
    case 'lineTotal':
      return cell.amount('lineTotal')
    case 'lineTotal+tax':
      return sumOf([
        cell.amount('lineTotal') ?? '0',
        cell.amount('lineTax') ?? cell.amount('tax') ?? '0',
      ])
    case 'lineNet+tax':
      return sumOf([
        cell.amount('lineNet') ?? '0',
        cell.amount('lineTax') ?? cell.amount('tax') ?? '0',
      ])
    case 'quantity*price': {
      const price = cell.amount('unitPrice')
      if (price === null) return null
      const net = productOf(cell.amount('quantity') ?? '1', price)
      const tax = cell.amount('lineTax') ?? cell.amount('tax')
      return tax === null ? net : sumOf([net, tax])
    }
    case 'total':
      return format.isTotalPerLine ? cell.amount('total') : null
    default:
      return null
  }
}

/** What a row says was paid. */
export function paidOf(format: ListFormat, cell: CellReader): string | null {
  const paid = cell.amount('paid')
  return paid !== null && format.isPaidNegative ? negated(paid) : paid
}
