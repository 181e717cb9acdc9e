export { SendController, sendDialog, styles } from '../../send/send-part.js';
export { sendableInvoices } from './sendable-invoices.js';
