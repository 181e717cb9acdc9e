import { PassThrough } from 'node:stream';
import type { Readable } from 'node:stream';
import type { Schemas, SessionIdentity } from '../http/operations.ts';
import { mayHear } from './audience.ts';

type LiveEvent = Schemas['LiveEvent'];

/** Milliseconds between comments that keep the connection open. */
const heartbeat = 15_000;

/** Bytes that may wait for a slow reader before its stream is ended; it comes back with the id of its last event. */
const patience = 256 * 1024;

/** One open stream of server-sent events. */
export interface LiveStream {
  readonly body: Readable;
  /** Tells of an event that the session may hear of; the same event is told once. */
  tell(event: LiveEvent): void;
  end(): void;
}

/**
 * Opens a stream that ends with the session, the caller's interest or the server.
 *
 * @param onEnd called once, whichever of these it was
 */
export function openLiveStream(session: SessionIdentity, signal: AbortSignal, onEnd: () => void): LiveStream {
  const body = new PassThrough();
  const told = new Set<string>();
  const beat = setInterval(() => write(': still here\n\n'), heartbeat);
  const expiry = setTimeout(end, Math.max(session.expiresAt.getTime() - Date.now(), 0));
  let ended = false;

  function write(text: string): void {
    if (ended) return;
    body.write(text);
    if (body.writableLength > patience) end();
  }

  function end(): void {
    if (ended) return;
    ended = true;
    clearInterval(beat);
    clearTimeout(expiry);
    body.end();
    onEnd();
  }

  signal.addEventListener('abort', end, { once: true });
  body.once('close', end);
  write('retry: 2000\n\n');
  return {
    body,
    end,
    tell(event) {
      if (told.has(event.id) || !mayHear(session, event.type)) return;
      told.add(event.id);
      write(`id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
    },
  };
}
