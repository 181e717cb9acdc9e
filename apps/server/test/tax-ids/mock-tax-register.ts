import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers requests in the place of the EU's register, as each test wants. */
export interface MockTaxRegister {
  url: string;
  /** Paths that were asked for, in order. */
  asked: string[];
  /** What is answered from now on. */
  answer: (respond: (response: ServerResponse) => void) => void;
  close: () => Promise<void>;
}

export const json =
  (body: unknown, status = 200) =>
  (response: ServerResponse) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));

export const registered = json({ isValid: true, userError: 'VALID', name: 'ATELIER DU NORD', address: '---' });
export const unknown = json({ isValid: false, userError: 'INVALID', name: '---', address: '---' });
export const busy = json({ isValid: false, userError: 'MS_MAX_CONCURRENT_REQ', name: '---', address: '---' });

/** A mock that says that every number is registered. */
export async function startMockTaxRegister(): Promise<MockTaxRegister> {
  let respond: (response: ServerResponse) => void = registered;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    respond(response);
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answer: (next) => {
      respond = next;
    },
    close: () =>
      new Promise((settle) => {
        server.close(() => settle());
        server.closeAllConnections();
      }),
  };
}
