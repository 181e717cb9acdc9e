import type { Schemas } from '../http/operations.ts';

/** What a user of a customer has added to its billing details. */
export interface AddedDetails extends Pick<
  Schemas['BillingDetailsInput'],
  'invoiceRecipients' | 'purchaseOrderReference'
> {
  readonly externalId: string;
  readonly actor: Schemas['Actor'];
}

/** Who gets the invoices of demo customers, and the order that they name. */
export function demoBillingDetails(today: string): AddedDetails[] {
  return [
    {
      externalId: 'atelier',
      actor: { id: 'camille-lefevre', name: 'Camille Lefèvre', email: 'owner@atelier.example' },
      invoiceRecipients: ['compta@atelier.example', 'owner@atelier.example'],
      purchaseOrderReference: `BC-${today.slice(0, 4)}-017`,
    },
    {
      externalId: 'partner',
      actor: { id: 'imogen-oneill', name: 'Imogen O’Neill', email: 'owner@partner.example' },
      invoiceRecipients: ['accounts@partner.example'],
      purchaseOrderReference: 'PO-4200',
    },
  ];
}
