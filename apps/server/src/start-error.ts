/**
 * The server, or a command of it, cannot start. The message is one line for the person at the terminal: what is wrong
 * and what to change. It never holds a secret. The process prints it without a stack and exits with code 1.
 */
export class StartError extends Error {
  override readonly name = 'StartError';

  constructor(message: string, options?: ErrorOptions) {
    super(message.replaceAll(/\s*[\r\n]+\s*/g, ' '), options);
  }
}
