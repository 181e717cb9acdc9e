import { msg } from '@lit/localize';

/** The button that sends the marked invoices. */
export function sendLabel(): string {
  return msg('Send by email', { desc: 'Button: send the marked invoices.' });
}
