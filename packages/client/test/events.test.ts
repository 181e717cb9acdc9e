import { expect } from '@open-wc/testing';
import { createBillingClient, type LiveEvent, type LiveState } from '../src/index.js';
import { mintedSession, problem } from './replies.js';
import { until } from './until.js';

const noon = Date.parse('2026-11-22T12:00:00Z');

/** A stream that the test writes into. */
interface Stream {
  request: Request;
  write: (text: string) => void;
  end: () => void;
}

interface Following {
  streams: Stream[];
  events: LiveEvent[];
  states: LiveState[];
  stop: () => void;
}

/** Follows the events of a server whose every answer the test decides; a stream where it decides none. */
function follow(answer: (index: number) => Response | undefined = () => undefined): Following {
  const streams: Stream[] = [];
  const events: LiveEvent[] = [];
  const states: LiveState[] = [];
  let [sessions, requests] = [0, 0];
  const client = createBillingClient({
    baseUrl: 'https://billing.example',
    now: () => noon,
    fetchSession: () => Promise.resolve(mintedSession(`token-${String(++sessions)}`, noon + 900_000)),
    fetch: (request) => Promise.resolve(answer(requests++) ?? stream(request, streams)),
  });
  const stop = client.events.follow({
    onEvent: (event) => events.push(event),
    onState: (state) => {
      states.push(state);
      // Stands in for the connection that comes back, so that no test waits for a pause to end.
      if (state === 'interrupted') queueMicrotask(() => window.dispatchEvent(new Event('online')));
    },
  });
  return { streams, events, states, stop };
}

function stream(request: Request, streams: Stream[]): Response {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const encoder = new TextEncoder();
  request.signal.addEventListener('abort', () => void writer.abort().catch(() => undefined));
  streams.push({
    request,
    write: (text) => void writer.write(encoder.encode(text)).catch(() => undefined),
    end: () => void writer.close().catch(() => undefined),
  });
  return new Response(readable, { headers: { 'Content-Type': 'text/event-stream' } });
}

function written(id: string, type: LiveEvent['type']): string {
  return `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify({ id, type, occurredAt: '2026-11-22T12:00:00Z' })}\n\n`;
}

describe('client.events', () => {
  let following: Following;
  afterEach(() => following.stop());

  it('should tell each event, however its bytes arrive', async () => {
    following = follow();
    await until(() => following.streams.length === 1);
    const text = written('1', 'invoices.changed') + written('2', 'payment.changed');
    for (const part of text.match(/[\s\S]{1,7}/g) ?? []) following.streams[0]?.write(part);
    await until(() => following.events.length === 2);
    expect(following.events.map(({ type }) => type)).to.deep.equal(['invoices.changed', 'payment.changed']);
    expect(following.states).to.deep.equal(['connecting', 'live']);
  });

  it('should pass over what is no event', async () => {
    following = follow();
    await until(() => following.streams.length === 1);
    following.streams[0]?.write(': still here\n\ndata: nonsense\n\ndata: {"id":7}\n\n');
    following.streams[0]?.write(written('3', 'invoices.changed'));
    await until(() => following.events.length === 1);
    expect(following.events[0]?.id).to.equal('3');
  });

  it('should go on behind the last event after the stream has broken', async () => {
    following = follow();
    await until(() => following.streams.length === 1);
    following.streams[0]?.write(written('41', 'invoices.changed'));
    await until(() => following.events.length === 1);
    following.streams[0]?.end();
    await until(() => following.streams.length === 2);
    expect(following.streams[1]?.request.headers.get('Last-Event-ID')).to.equal('41');
    expect(following.states).to.deep.equal(['connecting', 'live', 'interrupted', 'live']);
  });

  it('should take a new session when the old one has ended', async () => {
    following = follow((index) => (index === 0 ? problem(401, 'session_expired') : undefined));
    await until(() => following.streams.length === 1);
    expect(following.streams[0]?.request.headers.get('Authorization')).to.equal('Bearer token-2');
  });

  it('should give up where there is no stream', async () => {
    let asked = 0;
    following = follow(() => {
      asked += 1;
      return problem(404, 'not_found');
    });
    await until(() => following.states.includes('interrupted'));
    expect(asked).to.equal(1);
    expect(following.states).to.deep.equal(['connecting', 'interrupted']);
  });

  it('should end when it is stopped', async () => {
    following = follow();
    await until(() => following.streams.length === 1);
    following.stop();
    expect(following.streams[0]?.request.signal.aborted).to.equal(true);
  });
});
