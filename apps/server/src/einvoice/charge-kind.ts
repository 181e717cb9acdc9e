import { malformed } from './problems.ts';
import type { XmlElement } from './xml.ts';

export type ChargeKind = 'allowance' | 'charge';

/**
 * Reads the indicator of an allowance or a charge, in either syntax.
 *
 * @param written what the indicator says; null when there is none
 * @param element the allowance or charge, for its place in the file
 * @throws ProblemError malformed_document when it says neither: the sign of an amount is not guessed.
 */
export function readChargeKind(written: string | null, element: XmlElement): ChargeKind | null {
  if (written === null) return null;
  if (/^(true|1)$/i.test(written)) return 'charge';
  if (/^(false|0)$/i.test(written)) return 'allowance';
  throw malformed(`The indicator of an allowance or a charge (line ${element.line}) is neither true nor false.`);
}
