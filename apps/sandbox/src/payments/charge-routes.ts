import type { FastifyInstance } from 'fastify';
import { describeCharge, type ChargeRequest } from './charge.ts';
import type { Desk } from './desk.ts';
import { chargeRequestSchema } from './seller-schema.ts';
import { refuse } from './refusal.ts';

interface Address {
  Params: { id: string };
}

interface ChargeQuery {
  Querystring: { reference?: string };
}

/** Charges of stored methods, and having a method forgotten. */
export function registerCharges(api: FastifyInstance, { collector, methods }: Desk): void {
  api.post<{ Body: ChargeRequest }>('/charges', { schema: { body: chargeRequestSchema } }, (request, reply) => {
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string') return refuse(reply, 400, 'invalid_request', 'Send an Idempotency-Key.');
    const collection = collector.charge(requestOf(request.body), key);
    switch (collection.kind) {
      case 'charged':
        return reply.code(collection.isNew ? 201 : 200).send(describeCharge(collection.charge));
      case 'other_request':
        return refuse(reply, 409, 'idempotency_error', 'This key belongs to another request.');
      case 'no_such_method':
        return refuse(reply, 404, 'not_found', 'There is no such method.');
    }
  });

  api.get<ChargeQuery>('/charges', (request, reply) =>
    reply.send({ items: collector.withReference(String(request.query.reference)).map(describeCharge) }),
  );

  api.get<Address>('/charges/:id', (request, reply) => {
    const charge = collector.find(request.params.id);
    return charge ? reply.send(describeCharge(charge)) : refuse(reply, 404, 'not_found', 'There is no such charge.');
  });

  api.delete<Address>('/methods/:id', (request, reply) =>
    methods.remove(request.params.id)
      ? reply.code(204).send()
      : refuse(reply, 404, 'not_found', 'There is no such method.'),
  );
}

/** A request of one shape, whatever else was sent. */
function requestOf({ reference, methodId, amount, description, customer, locale, webhookUrl }: ChargeRequest) {
  return { reference, methodId, amount, description, customer, locale, webhookUrl };
}
