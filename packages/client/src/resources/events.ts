import { createParser } from 'eventsource-parser';
import { isBillingError } from '../errors.js';
import type { SessionKeeper } from '../session-keeper.js';
import type { LiveEvent } from '../types.js';

/** Whether changes are heard of at once; otherwise a page has to look for itself. */
export type LiveState = 'connecting' | 'live' | 'interrupted';

export interface FollowOptions {
  /** Hears of each event. `stream.reset` means: read everything again. */
  onEvent: (event: LiveEvent) => void;
  onState?: (state: LiveState) => void;
}

/** What changes for the session's customer, while it changes. */
export interface EventsResource {
  /** Follows the changes until the result is called. A stream that breaks is opened again and misses nothing. */
  follow(options: FollowOptions): () => void;
}

export interface EventsOptions {
  baseUrl: string;
  sessions: SessionKeeper;
  fetch: (request: Request) => Promise<Response>;
}

/** First pause before a broken stream is opened again, in milliseconds; each pause is twice the one before. */
const firstPause = 1_000;
const longestPause = 60_000;

/** Milliseconds without a byte after which a stream counts as broken; the server sends something every 15 seconds. */
const silence = 45_000;

/** Answers of a server that has no live stream. */
const neverAnswers: ReadonlySet<number> = new Set([403, 404, 405, 501]);

/** @internal */
export function eventsResource(options: EventsOptions): EventsResource {
  return {
    follow({ onEvent, onState = () => undefined }) {
      const controller = new AbortController();
      void followUntil(controller.signal, options, onEvent, onState);
      return () => controller.abort();
    },
  };
}

async function followUntil(
  signal: AbortSignal,
  options: EventsOptions,
  onEvent: (event: LiveEvent) => void,
  onState: (state: LiveState) => void,
): Promise<void> {
  let lastId: string | undefined;
  let refusedToken: string | undefined;
  let pause = firstPause;
  onState('connecting');
  while (!signal.aborted) {
    const openedAt = performance.now();
    try {
      const { token } = await sessionFor(options.sessions, refusedToken, signal);
      const response = await open(options, token, lastId, signal);
      refusedToken = response.status === 401 ? token : undefined;
      if (neverAnswers.has(response.status)) break;
      if (response.ok && response.body) {
        onState('live');
        await readEvents(response.body, signal, (event) => {
          lastId = event.id;
          onEvent(event);
        });
      }
    } catch (error) {
      if (isBillingError(error) && error.code === 'session_ended') break;
    }
    if (signal.aborted) return;
    onState('interrupted');
    // A stream that lasted broke by chance or ended with its session; one that breaks at once has a reason to.
    if (performance.now() - openedAt > silence) pause = firstPause;
    await waiting(pause * (0.75 + Math.random() / 2), signal);
    pause = Math.min(pause * 2, longestPause);
  }
  if (!signal.aborted) onState('interrupted');
}

function sessionFor(
  sessions: SessionKeeper,
  refusedToken: string | undefined,
  signal: AbortSignal,
): ReturnType<SessionKeeper['read']> {
  return refusedToken === undefined ? sessions.read(signal) : sessions.replace(refusedToken, signal);
}

function open(
  { baseUrl, fetch }: EventsOptions,
  token: string,
  lastId: string | undefined,
  signal: AbortSignal,
): Promise<Response> {
  const headers = {
    Accept: 'text/event-stream',
    Authorization: `Bearer ${token}`,
    ...(lastId === undefined ? {} : { 'Last-Event-ID': lastId }),
  };
  return fetch(
    new Request(`${baseUrl.replace(/\/+$/, '')}/v1/events`, {
      headers,
      credentials: 'omit',
      cache: 'no-store',
      signal,
    }),
  );
}

/** Reads events until the stream ends, breaks or falls silent. */
async function readEvents(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  onEvent: (event: LiveEvent) => void,
): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parser = createParser({
    onEvent: ({ data }) => {
      const event = parsed(data);
      if (event) onEvent(event);
    },
  });
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  const cancel = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      clearTimeout(watchdog);
      watchdog = setTimeout(cancel, silence);
      const { done, value } = await reader.read();
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
    }
  } finally {
    clearTimeout(watchdog);
    signal.removeEventListener('abort', cancel);
  }
}

function parsed(data: string): LiveEvent | undefined {
  try {
    const event = JSON.parse(data) as LiveEvent;
    return typeof event.id === 'string' && typeof event.type === 'string' ? event : undefined;
  } catch {
    return undefined;
  }
}

/** Waits, but not longer than until the connection is back. */
function waiting(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      globalThis.removeEventListener?.('online', finish);
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    signal.addEventListener('abort', finish, { once: true });
    globalThis.addEventListener?.('online', finish, { once: true });
  });
}
