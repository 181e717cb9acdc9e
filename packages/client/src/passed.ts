/** A signal as the options of a request take it. */
export function passed(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal ? { signal } : {};
}
