import type { FastifyInstance } from 'fastify';
import type { Socket } from 'node:net';

/**
 * Makes closing prompt: answers under way tell their connections not to be used again, and connections without a
 * request end at once. Node ends only those that had one before, so a browser's spare connection would hold it up.
 */
export function closePromptly(app: FastifyInstance): void {
  const requests = new Map<Socket, number>();
  const count = (socket: Socket, change: number) => {
    const open = requests.get(socket);
    if (open !== undefined) requests.set(socket, open + change);
  };
  app.server.on('connection', (socket: Socket) => {
    requests.set(socket, 0);
    socket.once('close', () => requests.delete(socket));
  });
  app.server.on('request', ({ socket }, reply) => {
    count(socket, 1);
    reply.once('close', () => count(socket, -1));
  });

  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
    for (const [socket, open] of requests) if (open === 0) socket.destroy();
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('Connection', 'close');
  });
}
