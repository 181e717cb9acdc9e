import type { Environment } from '../configuration/configuration.ts';

/** What a command sees of the process it runs in. */
export interface Terminal {
  environment: Environment;
  /** Absolute path that relative paths of the command line start from. */
  folder: string;
  out: (line: string) => void;
  error: (line: string) => void;
  /** Aborts when the person asked to stop; what is under way is finished. */
  interrupted: AbortSignal;
}

/** The command line cannot be understood. The process ends with code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * A name from outside, safe to print: characters that move the cursor, recolour the terminal or turn the direction of
 * the text are replaced.
 */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\u{FFFD}');
}
