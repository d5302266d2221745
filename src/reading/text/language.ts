/** Words of lands that write the day first and the decimal comma. */
const CONTINENTAL =
  /\b(rechnung\w*|betrag|kunde\w*|datum|fallig\w*|wahrung|facture|montant|echeance|devise|fecha|importe|factura|vencimiento|fattura|importo|scadenza|factuur\w*|bedrag|klant\w*|vervaldatum|fatura|valor|vencimento|faktur\w*|belopp|forfall\w*|kwota|lasku\w*|summa|saldo|solde|libelle|debito|credito|historico|dare|avere|uscite|entrate|addebit\w*|accredit\w*|soll|haben|castka|suma|zustatek|zostatok|tutar|bakiye|belob|belop|maara)\b/

/** Whether the headings are in a language of the continent; they are normalised. */
export function isContinental(names: readonly string[]): boolean {
  return names.some((name) => CONTINENTAL.test(name))
}
