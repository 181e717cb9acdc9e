/** How much one caller may ask of the server, and how long it may take. Times are milliseconds, sizes are bytes. */
export interface HttpLimits {
  /** Requests per minute of one session. The secret key is not limited: it is the host's whole traffic. */
  sessionRequests: number;
  /** Requests per minute of one address that shows no valid credentials. */
  anonymousRequests: number;
  jsonBody: number;
  fileBody: number;
  /** One file in a form. */
  formFile: number;
  /** One part of a form that is JSON. */
  formJson: number;
  /** For the request line and headers to arrive. */
  headersTimeout: number;
  /** For the whole request to arrive. */
  requestTimeout: number;
  /** For a kept connection to be used again. */
  keepAliveTimeout: number;
  /** Without a byte in either direction. */
  idleTimeout: number;
  /** How often the first two are looked at. */
  connectionsCheckingInterval: number;
}

export const defaultLimits: HttpLimits = {
  sessionRequests: 600,
  anonymousRequests: 600,
  jsonBody: 1024 * 1024,
  fileBody: 20 * 1024 * 1024,
  formFile: 10 * 1024 * 1024,
  formJson: 64 * 1024,
  headersTimeout: 10_000,
  // Ten megabytes over a line that sends a third of a megabit per second.
  requestTimeout: 300_000,
  keepAliveTimeout: 15_000,
  idleTimeout: 120_000,
  connectionsCheckingInterval: 5_000,
};
