import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, createServer as createViteServer, defaultClientConditions } from 'vite';

/** Scripts by path, gzipped as a host would send them. */
export type Scripts = ReadonlyMap<string, Buffer>;

/** A page with `<billing-invoices>` and what answers it. */
export interface ServedPage {
  url: string;
  /** Paths of the API that were asked for, and scripts that were loaded, in their order. */
  requests: string[];
  scripts: string[];
  close(): void;
}

type Handler = (request: Request) => Promise<Response>;

interface Fixtures {
  billingHandler(invoices: readonly unknown[]): Handler;
  invoicesOfFiveYears(count: number): unknown[];
  mintedSession(): unknown;
}

const html = '<!doctype html><html lang="en"><title>Invoices</title><script type="module" src="/page.js"></script>';

/** Bundles the page as a host does, with everything that is loaded on demand in chunks of its own. */
export async function bundlePage(): Promise<Scripts> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@portico/source', ...defaultClientConditions] },
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: {
        input: join(import.meta.dirname, 'page.js'),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const files = outputs.flatMap((each) => ('output' in each ? each.output : []));
  return new Map(
    files.flatMap((file) => (file.type === 'chunk' ? [[`/${file.fileName}`, gzipSync(file.code)] as const] : [])),
  );
}

/** The invoices that stories and tests show, in a place without a browser. */
export async function loadFixtures(): Promise<Fixtures> {
  const vite = await createViteServer({
    configFile: false,
    logLevel: 'error',
    root: resolve(import.meta.dirname, '../..'),
    resolve: { conditions: ['@portico/source', ...defaultClientConditions] },
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const modules = ['billing-handler', 'fixtures/invoices', 'fixtures/session'].map((name) =>
      vite.ssrLoadModule(`/packages/testing/src/${name}.ts`),
    );
    return Object.assign({}, ...(await Promise.all(modules))) as Fixtures;
  } finally {
    await vite.close();
  }
}

/** Serves the page with so many invoices behind it. */
export async function servePage(scripts: Scripts, fixtures: Fixtures, count: number): Promise<ServedPage> {
  const handle = fixtures.billingHandler(fixtures.invoicesOfFiveYears(count));
  const page: Pick<ServedPage, 'requests' | 'scripts'> = { requests: [], scripts: [] };
  const server = createHttpServer((request, response) => {
    void answer(request, response);
  });
  const answer = async ({ url: path = '/', headers }: IncomingMessage, response: ServerResponse): Promise<void> => {
    const script = scripts.get(path);
    if (script) {
      page.scripts.push(path);
      response.setHeader('Content-Type', 'text/javascript').setHeader('Content-Encoding', 'gzip').end(script);
    } else if (path === '/session') {
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(fixtures.mintedSession()));
    } else if (path.startsWith('/v1/')) {
      page.requests.push(path);
      const authorization = headers.authorization ?? '';
      const reply = await handle(new Request(`http://localhost${path}`, { headers: { authorization } }));
      response.writeHead(reply.status, Object.fromEntries(reply.headers)).end(await reply.text());
    } else {
      response.setHeader('Content-Type', 'text/html').end(path === '/' ? html : '');
    }
  };
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { ...page, url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}
