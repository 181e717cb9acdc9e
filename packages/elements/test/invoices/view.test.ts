import { expect } from '@open-wc/testing';
import { invoiceViewFromQuery, queryFromInvoiceView, type InvoiceView } from '../../src/index.js';

const everything: InvoiceView = {
  page: 3,
  sort: '-amount',
  status: ['overdue', 'partly_paid'],
  type: 'invoice',
  issuedFrom: '2025-01-01',
  issuedTo: '2025-12-31',
  text: 'licence "é" & 10 % + more',
  currency: 'CHF',
  subscriptionId: 'sub_studio-1',
  limit: 50,
  open: 'inv_7',
};

describe('view in an address', () => {
  it('should come back from its query as it was', () => {
    expect(invoiceViewFromQuery(queryFromInvoiceView(everything))).to.deep.equal(everything);
  });

  it('should be empty for what is shown anyway', () => {
    expect(queryFromInvoiceView({ page: 1, sort: '-issueDate', status: [], limit: 25 })).to.equal('');
    expect(invoiceViewFromQuery('')).to.deep.equal({});
  });

  it('should be readable and in a fixed order', () => {
    const query = queryFromInvoiceView({ page: 2, sort: 'number', status: ['open', 'overdue'], limit: 25 });
    expect(query).to.equal('?status=open&status=overdue&sort=number&page=2');
  });

  it('should leave out where the page begins', () => {
    expect(queryFromInvoiceView({ page: 2, sort: '-issueDate', status: [], limit: 25, cursor: 'c' })).to.equal(
      '?page=2',
    );
  });

  const hostile: [query: string, view: object][] = [
    ['page=0', {}],
    ['page=-1', {}],
    ['page=1.5', {}],
    ['page=two', {}],
    ['page=99999999999999999999', {}],
    ['limit=0', {}],
    ['limit=201', {}],
    ['limit=', {}],
    ['sort=constructor', {}],
    ['sort=-', {}],
    ['status=toString&status=paid&status=paid', { status: ['paid'] }],
    ['type=<script>', {}],
    ['issuedFrom=2026-02-30', {}],
    ['issuedFrom=yesterday', {}],
    ['issuedTo=2026-12-31T00:00:00Z', {}],
    [`text=${'x'.repeat(201)}`, {}],
    ['text=%00', {}],
    ['text=%20%20', {}],
    ['currency=eur', {}],
    ['currency=EURO', {}],
    ['subscriptionId=../../operator', {}],
    ['open=a%2Fb', {}],
    ['open=', {}],
    ['__proto__=1&cursor=x&utm_source=mail', {}],
    ['page=2&page=3&text=a&text=b', { page: 2, text: 'a' }],
  ];
  for (const [query, view] of hostile) {
    it(`should keep only what can be meant: ${query.slice(0, 60)}`, () => {
      expect(invoiceViewFromQuery(query)).to.deep.equal(view);
    });
  }
});
