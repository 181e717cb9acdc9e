import { ApiError, NetworkError } from './errors.js';
import type { SessionKeeper } from './session-keeper.js';
import type { Problem } from './types.js';

/** How an upload is made. */
export interface UploadRequest {
  idempotencyKey: string;
  signal?: AbortSignal | undefined;
  /** Hears which share has been sent, from 0 to 1. */
  onProgress?: ((share: number) => void) | undefined;
}

/** Sends a form and gives the JSON of the answer. */
export type Upload = (path: string, body: FormData, request: UploadRequest) => Promise<unknown>;

/** A form on its way to the server. */
export interface FormUpload {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: FormData;
  /** Ends the upload, which then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Is told which share has been sent, from 0 to 1. */
  onProgress?: ((share: number) => void) | undefined;
}

/** Posts a form. Rejects when no answer arrived. */
export type SendForm = (form: FormUpload) => Promise<Response>;

/**
 * Sends forms with the token of the session; a 401 fetches a new session and sends the form once more.
 *
 * @throws ApiError for a refusal, NetworkError when no answer arrived
 */
export function uploadWith(baseUrl: string, sessions: SessionKeeper, send: SendForm = sendByXhr): Upload {
  return async (path, body, { idempotencyKey, signal, onProgress }) => {
    const url = baseUrl.replace(/\/+$/, '') + path;
    const sendWith = async (token: string): Promise<Response> => {
      const headers = { Authorization: `Bearer ${token}`, 'Idempotency-Key': idempotencyKey };
      try {
        return await send({ url, headers, body, signal, onProgress });
      } catch (cause) {
        signal?.throwIfAborted();
        throw new NetworkError(cause);
      }
    };
    const { token } = await sessions.read(signal);
    const first = await sendWith(token);
    if (first.status !== 401) return resultOf(first);
    const { token: renewed } = await sessions.replace(token, signal);
    return resultOf(await sendWith(renewed));
  };
}

/** Uploads by XMLHttpRequest: in no browser does `fetch` tell how much of a request has been sent. */
function sendByXhr({ url, headers, body, signal, onProgress }: FormUpload): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const handleAbort = (): void => request.abort();
    request.open('POST', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) onProgress?.(loaded / total);
    });
    request.addEventListener('load', () => resolve(responseOf(request)));
    request.addEventListener('error', () => reject(new TypeError('The upload failed.')));
    request.addEventListener('abort', () => reject(new DOMException('The upload was stopped.', 'AbortError')));
    request.addEventListener('loadend', () => signal?.removeEventListener('abort', handleAbort));
    signal?.addEventListener('abort', handleAbort, { once: true });
    request.send(body);
  });
}

function responseOf(request: XMLHttpRequest): Response {
  const headers = { 'X-Request-Id': request.getResponseHeader('X-Request-Id') ?? '' };
  const hasBody = request.status !== 204 && request.status !== 205 && request.status !== 304;
  return new Response(hasBody ? request.responseText : null, { status: request.status, headers });
}

async function resultOf(response: Response): Promise<unknown> {
  const value = parsed(await response.text());
  if (response.ok && value !== undefined) return value;
  const isProblem = typeof value === 'object' && value !== null && 'code' in value;
  throw new ApiError(response, isProblem ? (value as Partial<Problem>) : undefined);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
