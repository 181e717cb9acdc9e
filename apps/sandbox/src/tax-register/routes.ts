import type { FastifyInstance } from 'fastify';

/** Numbers with these digits in them behave like this; every other one is registered. */
const behaviours = [
  { digits: '404', answer: { isValid: false, userError: 'INVALID' } },
  { digits: '503', answer: { isValid: false, userError: 'MS_UNAVAILABLE' } },
] as const;

/**
 * Stands in for the EU's register of VAT identifiers, with the addresses and answers of its REST interface. It knows
 * nobody: whether a number is registered is written in the number.
 */
export function registerTaxRegister(app: FastifyInstance): void {
  app.get<{ Params: { state: string; number: string } }>('/tax-register/ms/:state/vat/:number', (request, reply) => {
    const { state, number } = request.params;
    const special = behaviours.find(({ digits }) => number.includes(digits));
    const answer = special?.answer ?? { isValid: true, userError: 'VALID' };
    const name = answer.isValid ? `REGISTERED AS ${state} ${number}` : '---';
    return reply.send({ ...answer, requestDate: new Date().toISOString(), name, address: '---', vatNumber: number });
  });
}
