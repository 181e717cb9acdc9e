import type { LedgerWording } from './ledger-wording.ts';

export const en: LedgerWording = {
  fileBase: 'invoices',
  headings: {
    number: 'Number',
    type: 'Type',
    status: 'Status',
    issueDate: 'Issue date',
    dueDate: 'Due date',
    seller: 'Seller',
    currency: 'Currency',
    net: 'Net',
    tax: 'Tax',
    total: 'Total',
    settled: 'Paid or credited',
    due: 'Due',
  },
  types: { invoice: 'Invoice', credit_note: 'Credit note' },
  statuses: {
    open: 'Open',
    overdue: 'Overdue',
    partly_paid: 'Partly paid',
    paid: 'Paid',
    credited: 'Credited',
    issued: 'Issued',
    settled: 'Settled',
  },
};
