import type { LedgerWording } from './ledger-wording.ts';

export const fr: LedgerWording = {
  fileBase: 'factures',
  headings: {
    number: 'Numéro',
    type: 'Type',
    status: 'Statut',
    issueDate: 'Date d’émission',
    dueDate: 'Date d’échéance',
    seller: 'Vendeur',
    currency: 'Devise',
    net: 'Montant HT',
    tax: 'TVA',
    total: 'Montant TTC',
    settled: 'Payé ou crédité',
    due: 'Reste dû',
  },
  types: { invoice: 'Facture', credit_note: 'Avoir' },
  statuses: {
    open: 'À payer',
    overdue: 'En retard',
    partly_paid: 'Payée en partie',
    paid: 'Payée',
    credited: 'Créditée',
    issued: 'Émis',
    settled: 'Soldé',
  },
};
