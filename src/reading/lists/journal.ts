/** Names of ledger accounts: a column with two of them lists postings, not documents. */
const LEDGER_ACCOUNT =
  /receivable|^sales\b|^income\b|revenue|^cash\b|expense|checking|payable|cost of|undeposited|^bank\b|forderungen|erlose|erlöse|umsatz|produits|ventes|clients\b|ingresos|ricavi|tax\b|vat\b/i
const ACCOUNT_HEADING =
  /^(account|account name|account type|account group|ledger|ledger account|gl account|nominal account|nominal code|nominal a c ref|split|konto|kontobezeichnung|compte|cuenta|conto)$/

/** Whether a table is a general ledger or a journal: rows are postings to accounts of all kinds. */
export function isJournal(names: readonly string[], rows: readonly (readonly string[])[]): boolean {
  if (
    names.some((name) =>
      /^(journal|journal number|journal no|journal id|journal date|journal code|trns|trnstype)$/.test(
        name,
      ),
    )
  )
    return true
  return names.some((name, column) => {
    if (!ACCOUNT_HEADING.test(name)) return false
    const values = new Set(rows.map((row) => row[column]?.trim() ?? ''))
    return [...values].filter((value) => LEDGER_ACCOUNT.test(value)).length >= 2
  })
}
