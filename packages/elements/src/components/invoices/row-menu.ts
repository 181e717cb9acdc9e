import { msg, str } from '@lit/localize';
import type { InvoiceFile, InvoiceFileKind, InvoiceListItem } from '@portico/client';
import { nothing, type TemplateResult } from 'lit';
import type { MenuController } from '../../ui/menu-controller.js';
import { menu, type MenuItem } from '../../ui/menu.js';

/** What can be done with one invoice beside paying and downloading it. */
export interface RowMenu {
  controller: MenuController;
  download: (invoice: InvoiceListItem, file: InvoiceFile) => void;
  /** Undefined where the user may not send invoices. */
  send: ((invoice: InvoiceListItem) => void) | undefined;
}

/** The menu of a row; nothing where it would be empty. */
export function rowMenu(invoice: InvoiceListItem, context: RowMenu): TemplateResult | typeof nothing {
  const files = invoice.files.filter(({ kind }) => kind !== 'pdf');
  if (files.length === 0 && !context.send) return nothing;
  return menu({
    id: invoice.id,
    name: menuName(invoice),
    items: () => items(invoice, files, context),
    controller: context.controller,
  });
}

function items(invoice: InvoiceListItem, files: readonly InvoiceFile[], { download, send }: RowMenu): MenuItem[] {
  const sending: MenuItem[] = send ? [{ label: sendLabel(invoice), icon: 'mail', click: () => send(invoice) }] : [];
  const downloads = files.map((file): MenuItem => ({
    label: fileLabel(file.kind),
    icon: file.kind === 'receipt' ? 'receipt' : 'file',
    click: () => download(invoice, file),
  }));
  return [...sending, ...downloads];
}

function menuName({ number }: InvoiceListItem): string {
  return msg(str`More actions for ${number}`, { desc: 'Name of the button with three dots; holds a number.' });
}

function sendLabel({ type }: InvoiceListItem): string {
  return type === 'credit_note'
    ? msg('Send credit note by email', { desc: 'Action in the menu of a credit note.' })
    : msg('Send invoice by email', { desc: 'Action in the menu of an invoice.' });
}

function fileLabel(kind: InvoiceFileKind): string {
  switch (kind) {
    case 'pdf':
      return msg('Download PDF', { desc: 'Action in the menu of an invoice.' });
    case 'receipt':
      return msg('Download receipt', { desc: 'Action in the menu of a paid invoice.' });
    case 'original':
      return msg('Download original e-invoice', { desc: 'Action in the menu of an imported e-invoice.' });
    case 'ubl':
      return msg('Download e-invoice (UBL)', { desc: 'Action in the menu of an invoice.' });
    case 'cii':
      return msg('Download e-invoice (CII)', { desc: 'Action in the menu of an invoice.' });
    case 'facturx':
      return msg('Download e-invoice (Factur-X)', { desc: 'Action in the menu of an invoice.' });
  }
}
