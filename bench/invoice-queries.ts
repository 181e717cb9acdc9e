/**
 * Measures lists of a customer with many invoices: `pnpm bench [COUNT]`, on the embedded database, and with
 * `TEST_DATABASE_URL` on a new database of that server. Each figure is the median of several runs through the service.
 */
import { createCustomerService } from '../apps/server/src/customers/service.ts';
import type { InvoiceQuery } from '../apps/server/src/invoices/list-invoices.ts';
import { createInvoiceService } from '../apps/server/src/invoices/service.ts';
import { openTestDatabase } from '../apps/server/test/database/test-database.ts';
import { manyCustomerId, manyToday, seedManyInvoices } from '../apps/server/test/invoices/many-invoices.ts';

const count = Number(process.argv[2] ?? 100_000);
const runs = 15;

const pages: Record<string, InvoiceQuery> = {
  'first page': {},
  'by number': { sort: 'number' },
  'by amount': { sort: '-amount' },
  'by status': { sort: 'status' },
  overdue: { status: ['overdue'] },
  'overdue, by amount': { status: ['overdue'], sort: 'amount' },
  paid: { status: ['paid'] },
  'credit notes, by due date': { type: 'credit_note', sort: 'dueDate' },
  'one month': { issuedFrom: '2020-03-01', issuedTo: '2020-03-31' },
  'one month, by number': { issuedFrom: '2020-03-01', issuedTo: '2020-03-31', sort: '-number' },
  'four years, by number': { issuedFrom: '2018-01-01', issuedTo: '2021-12-31', sort: '-number' },
  'range of amounts': { amountFrom: 50_000, amountTo: 60_000, currency: 'EUR' },
  'one subscription': { subscriptionId: 'sub_40' },
  'text, 1 in 10,000': { text: 'helicopter' },
  'text, 1 in 20': { text: 'surcharge' },
  'text, all': { text: 'platform' },
  'text, none': { text: 'zeppelin' },
  'text, two words': { text: 'licence helicop' },
  'amount to the cent': { text: '1 234,56' },
  'amount without decimals': { text: '1234' },
  'amount of two digits': { text: '49' },
  'amount, by number': { text: '1 234,56', sort: 'number' },
  'amount, by amount': { text: '1234', sort: '-amount' },
  'amount among paid': { text: '1234', status: ['paid'] },
  'amount, none': { text: '999 999,99' },
};

const database = await openTestDatabase();
try {
  const clock = () => new Date(`${manyToday}T12:00:00Z`);
  const customers = createCustomerService({ db: database.db, clock });
  const file = async () => new Uint8Array();
  const renderer = {
    renderInvoice: file,
    renderReceipt: file,
    renderQuote: file,
    renderElectronic: file,
    renderPage: async () => null,
  };
  const invoices = createInvoiceService({ db: database.db, customers, renderer, clock });
  const seeding = performance.now();
  await seedManyInvoices(database, count);
  console.log(`${database.kind}, ${count} invoices, seeded in ${Math.round(performance.now() - seeding)} ms`);
  const list = (query: InvoiceQuery) => invoices.listInvoices(manyCustomerId, query);
  const first = await median(() => list({}));
  for (const [name, query] of Object.entries(pages)) report(name, await median(() => list(query)), first);
  const cursor = await deepestCursor(list);
  report('deepest page', await median(() => list({ cursor })), first);
} finally {
  await database.close();
}

/** Walks through the whole list, as nobody would. */
async function deepestCursor(list: (query: InvoiceQuery) => Promise<{ nextCursor: string | null }>): Promise<string> {
  let cursor: string | null = null;
  for (;;) {
    const page = await list({ limit: 200, ...(cursor === null ? {} : { cursor }) });
    if (page.nextCursor === null) return cursor ?? '';
    cursor = page.nextCursor;
  }
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((left, right) => left - right)[Math.floor(runs / 2)] ?? 0;
}

function report(name: string, milliseconds: number, first: number): void {
  console.log(
    `${name.padEnd(28)} ${milliseconds.toFixed(2).padStart(9)} ms  ${(milliseconds / first).toFixed(1)} x first page`,
  );
}
