import { expect } from '@open-wc/testing';
import { ApiError, NetworkError, SessionError, createBillingClient, isBillingError } from '../src/index.js';
import type { BillingClient, BillingClientOptions } from '../src/index.js';
import { emptyPage, json, mintedSession, problem, rejection } from './replies.js';

const noon = Date.parse('2026-11-22T12:00:00Z');

interface Setup {
  client: BillingClient;
  requests: Request[];
  sessionsFetched: () => number;
}

function clientFor(
  answer: (request: Request, index: number) => Promise<Response> | Response,
  options: Partial<BillingClientOptions> = {},
): Setup {
  const requests: Request[] = [];
  let fetched = 0;
  const client = createBillingClient({
    baseUrl: 'https://billing.example',
    now: () => noon,
    fetchSession: () => Promise.resolve(mintedSession(`token-${String(++fetched)}`, noon + 900_000)),
    fetch: async (request) => {
      requests.push(request);
      request.signal.throwIfAborted();
      return answer(request, requests.length - 1);
    },
    ...options,
  });
  return { client, requests, sessionsFetched: () => fetched };
}

const authorizationOf = (request: Request | undefined): string | null | undefined =>
  request?.headers.get('Authorization');

describe('createBillingClient', () => {
  describe('sessions', () => {
    it('should fetch no session before something is asked', () => {
      expect(clientFor(() => json(emptyPage)).sessionsFetched()).to.equal(0);
    });

    it('should share one session between concurrent requests', async () => {
      const { client, requests, sessionsFetched } = clientFor(() => json(emptyPage));
      await Promise.all([client.invoices.list(), client.invoices.list(), client.sessions.read()]);
      expect(sessionsFetched()).to.equal(1);
      expect(requests.map(authorizationOf)).to.deep.equal(['Bearer token-1', 'Bearer token-1']);
    });

    it('should replace the session shortly before it ends', async () => {
      let now = noon;
      const { client, requests } = clientFor(() => json(emptyPage), { now: () => now });
      await client.invoices.list();
      now = noon + 900_000 - 30_000;
      await client.invoices.list();
      expect(requests.map(authorizationOf)).to.deep.equal(['Bearer token-1', 'Bearer token-2']);
    });

    it('should not fetch a session per request on a machine whose clock is ahead', async () => {
      const { client, sessionsFetched } = clientFor(() => json(emptyPage), { now: () => noon + 86_400_000 });
      await client.invoices.list();
      await client.invoices.list();
      expect(sessionsFetched()).to.equal(1);
    });

    it('should fetch a session and repeat the request once after a 401', async () => {
      const { client, requests } = clientFor((_, index) =>
        index === 0 ? problem(401, 'session_expired') : json(emptyPage),
      );
      await client.invoices.list();
      expect(requests.map(authorizationOf)).to.deep.equal(['Bearer token-1', 'Bearer token-2']);
    });

    it('should fetch one session for several requests refused together', async () => {
      const { client, sessionsFetched } = clientFor((request) =>
        authorizationOf(request) === 'Bearer token-1' ? problem(401, 'session_expired') : json(emptyPage),
      );
      await Promise.all([client.invoices.list(), client.invoices.list(), client.invoices.list()]);
      expect(sessionsFetched()).to.equal(2);
    });

    it('should give up after the second 401', async () => {
      const { client, requests } = clientFor(() => problem(401, 'session_expired'));
      const error = await rejection(client.invoices.list());
      expect(error).to.be.instanceOf(ApiError).with.property('code', 'session_expired');
      expect(requests).to.have.length(2);
    });

    it('should throw a SessionError when the host gives none, and ask again next time', async () => {
      let asked = 0;
      const { client } = clientFor(() => json(emptyPage), {
        fetchSession: () =>
          ++asked === 1 ? Promise.reject(new Error('502')) : Promise.resolve(mintedSession('later', noon + 9e5)),
      });
      const error = await rejection(client.invoices.list());
      expect(error).to.be.instanceOf(SessionError).with.property('code', 'session_unavailable');
      await client.invoices.list();
    });

    it('should throw a SessionError when nobody is signed in', async () => {
      const { client } = clientFor(() => json(emptyPage), { fetchSession: () => Promise.resolve(null) });
      expect(await rejection(client.invoices.list())).to.have.property('code', 'session_ended');
    });

    it('should throw a SessionError when the host gives something else', async () => {
      const { client } = clientFor(() => json(emptyPage), { fetchSession: () => Promise.resolve({} as never) });
      expect(await rejection(client.invoices.list())).to.have.property('code', 'session_invalid');
    });

    it('should tell subscribers about a fetched session, without its token', async () => {
      const { client } = clientFor(() => json(emptyPage));
      const heard: unknown[] = [];
      const unsubscribe = client.sessions.subscribe((session) => heard.push(session));
      await client.sessions.read();
      unsubscribe();
      client.sessions.forget();
      await client.sessions.read();
      expect(heard).to.have.length(1);
      expect(JSON.stringify(heard)).not.to.include('token-1');
    });
  });

  describe('errors', () => {
    it('should carry code, status, request id and fields', async () => {
      const fields = [{ pointer: 'query/limit', code: 'maximum', message: 'at most 200' }];
      const { client } = clientFor(() => problem(400, 'validation_failed', { fields }));
      const error = await rejection(client.invoices.list({ limit: 900 }));
      expect(error).to.include({ code: 'validation_failed', status: 400, requestId: 'req_1' });
      expect(error).to.have.deep.property('fields', fields);
      expect(isBillingError(error)).to.equal(true);
    });

    it('should call an answer that is no problem document unexpected', async () => {
      const { client } = clientFor(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
      expect(await rejection(client.invoices.summary())).to.include({ code: 'unexpected_response', status: 502 });
    });

    it('should turn a failed connection into a NetworkError', async () => {
      const { client } = clientFor(() => Promise.reject(new TypeError('Failed to fetch')));
      expect(await rejection(client.invoices.list())).to.be.instanceOf(NetworkError);
    });

    it('should turn a connection that fails after a 401 into a NetworkError', async () => {
      const { client } = clientFor((_, index) =>
        index === 0 ? problem(401, 'session_expired') : Promise.reject(new TypeError('Failed to fetch')),
      );
      expect(await rejection(client.invoices.list())).to.be.instanceOf(NetworkError);
    });

    it('should turn a body that breaks off into a NetworkError', async () => {
      const { client } = clientFor(
        () => new Response('{"items":[', { headers: { 'Content-Type': 'application/json' } }),
      );
      expect(await rejection(client.invoices.list())).to.be.instanceOf(NetworkError);
    });
  });

  describe('aborting', () => {
    it('should reject with the reason of the signal and not with an error of its own', async () => {
      const { client } = clientFor(
        (request) =>
          new Promise((_, reject) => {
            request.signal.addEventListener('abort', () => reject(request.signal.reason as Error));
          }),
      );
      const controller = new AbortController();
      const pending = rejection(client.invoices.list({}, { signal: controller.signal }));
      await client.sessions.read();
      controller.abort();
      const error = await pending;
      expect(error).to.have.property('name', 'AbortError');
      expect(isBillingError(error)).to.equal(false);
    });

    it('should end one caller and leave the shared session to the others', async () => {
      const session = Promise.withResolvers<ReturnType<typeof mintedSession>>();
      const { client } = clientFor(() => json(emptyPage), { fetchSession: () => session.promise });
      const controller = new AbortController();
      const aborted = rejection(client.sessions.read({ signal: controller.signal }));
      const other = client.invoices.list();
      controller.abort();
      expect(await aborted).to.have.property('name', 'AbortError');
      session.resolve(mintedSession('shared', noon + 900_000));
      expect(await other).to.deep.equal(emptyPage);
    });
  });
});
