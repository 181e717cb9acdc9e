/** Characters that providers take for a line. */
const longest = 250;

/** One line on the payment page and the statement: what is paid. */
export function checkoutDescription(invoices: readonly { invoice_number: string }[], locale: string): string {
  const numbers = new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(
    invoices.slice(0, 5).map(({ invoice_number: number }) => number),
  );
  const shown = invoices.length > 5 ? `${numbers} … (${invoices.length})` : numbers;
  const word = words[locale.split('-', 1)[0] ?? 'en'] ?? words['en'];
  const text = `${invoices.length === 1 ? word?.one : word?.many} ${shown}`;
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

const words: Readonly<Record<string, { one: string; many: string }>> = {
  en: { one: 'Invoice', many: 'Invoices' },
  fr: { one: 'Facture', many: 'Factures' },
  de: { one: 'Rechnung', many: 'Rechnungen' },
};
