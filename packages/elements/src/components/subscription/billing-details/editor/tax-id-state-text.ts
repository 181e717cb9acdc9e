import type { Formats } from '../../../../localization/format.js';
import { taxIdCheckingText, taxIdResultText, taxIdUnreachableText } from '../tax-id-texts.js';
import type { TaxIdState } from './tax-id-checker.js';

/** How a check stands, to be spoken. */
export function taxIdStateText(state: TaxIdState, formats: Formats): string {
  switch (state.status) {
    case 'checking':
      return taxIdCheckingText();
    case 'unreachable':
      return taxIdUnreachableText();
    case 'checked':
      return taxIdResultText(state.check, formats);
  }
}
