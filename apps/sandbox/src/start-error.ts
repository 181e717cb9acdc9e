/** The sandbox cannot start. The message is one line for the person at the terminal: what is wrong and what to change. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/**
 * Turns an error of `listen` into one line that names the variable to change.
 *
 * @param variable the environment variable the port came from
 */
export function listenError(error: unknown, variable: string, port: number): StartError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new StartError(`Port ${port} is in use. Stop what listens there, or set ${variable} to another port.`);
  }
  if (code === 'EACCES') {
    return new StartError(`Port ${port} may not be used by this account. Set ${variable} to a port above 1023.`);
  }
  return new StartError(`Port ${port} (${variable}) cannot be opened: ${String(error)}`);
}
