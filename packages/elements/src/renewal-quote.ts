import { RenewalQuoteElement } from './components/renewal-quote/renewal-quote.element.js';
import { register } from './internal/register.js';

register('renewal-quote', RenewalQuoteElement);

export { RenewalQuoteElement };

declare global {
  interface HTMLElementTagNameMap {
    'renewal-quote': RenewalQuoteElement;
  }
}
