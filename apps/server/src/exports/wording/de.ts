import type { LedgerWording } from './ledger-wording.ts';

export const de: LedgerWording = {
  fileBase: 'rechnungen',
  headings: {
    number: 'Nummer',
    type: 'Art',
    status: 'Status',
    issueDate: 'Rechnungsdatum',
    dueDate: 'Fällig am',
    seller: 'Verkäufer',
    currency: 'Währung',
    net: 'Netto',
    tax: 'Steuer',
    total: 'Brutto',
    settled: 'Bezahlt oder gutgeschrieben',
    due: 'Offen',
  },
  types: { invoice: 'Rechnung', credit_note: 'Gutschrift' },
  statuses: {
    open: 'Offen',
    overdue: 'Überfällig',
    partly_paid: 'Teilweise bezahlt',
    paid: 'Bezahlt',
    credited: 'Gutgeschrieben',
    issued: 'Ausgestellt',
    settled: 'Verrechnet',
  },
};
