/** The portal cannot start. The message is one line for the person at the terminal: what is wrong and what to change. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
