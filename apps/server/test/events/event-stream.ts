import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** Reads a stream of server-sent events one by one. */
export interface EventReader {
  readonly contentType: string | null;
  /** The next event; undefined when the stream has ended. */
  next: () => Promise<EventSourceMessage | undefined>;
  stop: () => void;
}

export async function openEventStream(url: string, token: string, lastEventId?: string): Promise<EventReader> {
  const controller = new AbortController();
  const response = await fetch(`${url}/v1/events`, {
    headers: { Authorization: `Bearer ${token}`, ...(lastEventId ? { 'Last-Event-ID': lastEventId } : {}) },
    signal: controller.signal,
  });
  const waiting: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => waiting.push(event) });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  return {
    contentType: response.headers.get('content-type'),
    next: async () => {
      while (waiting.length === 0) {
        const chunk = await reader?.read();
        if (!chunk || chunk.done) return undefined;
        parser.feed(chunk.value);
      }
      return waiting.shift();
    },
    stop: () => controller.abort(),
  };
}
