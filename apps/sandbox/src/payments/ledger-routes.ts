import type { FastifyInstance } from 'fastify';
import type { Desk } from './desk.ts';
import { ledgerPage } from './ledger-page.ts';

interface SettleRequest {
  Params: { id: string };
  Body: { outcome?: unknown } | undefined;
}

/** `/payments`: everything in the book, with the buttons of the bank for money that is on its way. */
export function registerLedger(app: FastifyInstance, { book, cashier, collector }: Desk): void {
  app.get('/payments', (_request, reply) => reply.type('text/html').send(ledgerPage(book.list())));

  app.post<SettleRequest>('/payments/:id/settle', (request, reply) => {
    const entry = book.find(request.params.id);
    if (!entry) return reply.callNotFound();
    const outcome = request.body?.outcome === 'debit_returned' ? 'debit_returned' : 'succeeded';
    if (entry.mode === 'charge') collector.settle(entry, outcome);
    else cashier.settle(entry, outcome);
    return reply.redirect('/payments', 303);
  });
}
