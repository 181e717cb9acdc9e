import { calculationStyles } from '../../../ui/calculation.styles.js';
import { menuStyles } from '../../../ui/menu.styles.js';
import { quoteCardStyles } from '../../renewal-quote/quote-card.styles.js';

export { RenewalQuoteSection } from './renewal-quote-section.js';

/** Looks of what only this part shows. */
export const styles = [menuStyles, calculationStyles, quoteCardStyles];
