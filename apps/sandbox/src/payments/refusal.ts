import type { FastifyReply } from 'fastify';

/** Answers with an error as sellers know them. */
export function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ error: { code, message } });
}
