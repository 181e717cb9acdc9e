/** Longest code that is tried on a pattern: the longest there are have about a dozen characters, and a pattern from afar may take exponential time. */
const longestTried = 16;

/** How a code stands to a pattern. */
export interface PatternMatch {
  isMatch: boolean;
  /** The code as it matches: in capitals where only they do. */
  value: string;
}

/**
 * Tries a code on the pattern of its country, as a whole.
 *
 * @param pattern a regular expression from the server; a broken one refuses nothing
 */
export function matchPostalCode(typed: string, pattern: string | null): PatternMatch {
  const value = typed.trim();
  if (pattern === null) return { isMatch: true, value };
  if (value.length > longestTried) return { isMatch: false, value };
  const expression = compiled(pattern);
  const matching = expression ? [value, value.toUpperCase()].find((code) => expression.test(code)) : value;
  return { isMatch: matching !== undefined, value: matching ?? value };
}

/** Whether all codes of a country are written in digits alone. */
export function isNumeric(pattern: string | null, example: string | null): boolean {
  return (
    pattern !== null && example !== null && /^\d+$/.test(example) && !/[A-Za-z]/.test(pattern.replaceAll('\\d', ''))
  );
}

function compiled(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    return undefined;
  }
}
