import type { Schemas } from '../../src/http/operations.ts';
import { partyNamed } from '../party.ts';

type Document = Schemas['InvoiceDocument'];
type Party = Schemas['Party'];

/** A party in France, and what is given. */
export function sampleParty(name: string, given: Partial<Party> = {}): Party {
  const address = { lines: [], city: null, postalCode: null, subdivision: null, country: 'FR' };
  return partyNamed(name, { address, ...given });
}

export interface SampleInvoice {
  number: string;
  /** Net amount of its one line in minor units; no tax is added. */
  amount: number;
  type?: Document['type'];
  issueDate?: string;
  dueDate?: string | null;
  currency?: string;
  prepaid?: number;
  preceding?: Document['precedingInvoices'];
  seller?: Party;
  buyer?: Party;
  item?: string;
  note?: string;
  purchaseOrder?: string;
}

/** An invoice of one line, exempt from tax, whose totals agree. */
export function sampleDocument(sample: SampleInvoice): Document {
  const { number, amount, type = 'invoice', currency = 'EUR', prepaid = 0 } = sample;
  const money = (value: number) => ({ amount: value, currency });
  const tax = { code: 'E', rate: '0' };
  return {
    number,
    type,
    typeCode: type === 'invoice' ? '380' : '381',
    issueDate: sample.issueDate ?? '2026-03-01',
    dueDate: sample.dueDate === undefined ? '2026-03-31' : sample.dueDate,
    taxPointDate: null,
    currency,
    accountingCurrency: null,
    businessProcess: null,
    specification: null,
    references: {
      buyer: null,
      project: null,
      contract: null,
      purchaseOrder: sample.purchaseOrder ?? null,
      salesOrder: null,
      receivingAdvice: null,
      despatchAdvice: null,
      tenderOrLot: null,
      invoicedObject: null,
      buyerAccounting: null,
    },
    precedingInvoices: sample.preceding ?? [],
    notes: sample.note === undefined ? [] : [{ subjectCode: null, text: sample.note }],
    paymentTerms: null,
    payment: null,
    period: null,
    seller: sample.seller ?? sampleParty('Presse du Pont', { taxId: 'FR 12 345678901' }),
    buyer: sample.buyer ?? sampleParty('Atelier Exemple', { taxId: 'FR98765432109' }),
    payee: null,
    taxRepresentative: null,
    delivery: null,
    allowances: [],
    charges: [],
    totals: {
      lines: money(amount),
      allowances: money(0),
      charges: money(0),
      net: money(amount),
      tax: money(0),
      taxInAccountingCurrency: null,
      gross: money(amount),
      prepaid: money(prepaid),
      rounding: money(0),
      due: money(amount - prepaid),
    },
    taxes: [
      { category: tax, base: money(amount), amount: money(0), exemptionReason: 'exempt', exemptionReasonCode: null },
    ],
    lines: [
      {
        id: '1',
        note: null,
        objectIdentifier: null,
        quantity: { value: '1', unit: 'C62' },
        netAmount: money(amount),
        orderLineReference: null,
        accountingReference: null,
        period: null,
        allowances: [],
        charges: [],
        price: { net: { value: (amount / 100).toFixed(2), currency }, discount: null, gross: null, baseQuantity: null },
        tax,
        item: {
          name: sample.item ?? 'Abonnement',
          description: null,
          sellerIdentifier: null,
          buyerIdentifier: null,
          standardIdentifier: null,
          classifications: [],
          originCountry: null,
          attributes: [],
        },
      },
    ],
    attachments: [],
  };
}

/** The same invoice as a UBL file, in euros. */
export function sampleUbl(sample: SampleInvoice): Uint8Array {
  const { number, amount, type, issueDate, dueDate, preceding, seller, buyer, item } = {
    ...sample,
    ...sampleDocument(sample),
    preceding: sample.preceding ?? [],
  };
  const root = type === 'invoice' ? 'Invoice' : 'CreditNote';
  const quantity = type === 'invoice' ? 'InvoicedQuantity' : 'CreditedQuantity';
  const value = (amount / 100).toFixed(2);
  const money = (name: string, text = value) => `<cbc:${name} currencyID="EUR">${text}</cbc:${name}>`;
  const due = dueDate === null || type === 'credit_note' ? '' : `<cbc:DueDate>${dueDate}</cbc:DueDate>`;
  const references = preceding.map(
    (named) =>
      `<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>${named.number}</cbc:ID>${
        named.issueDate === null ? '' : `<cbc:IssueDate>${named.issueDate}</cbc:IssueDate>`
      }</cac:InvoiceDocumentReference></cac:BillingReference>`,
  );
  const exempt = `<cbc:ID>E</cbc:ID><cbc:Percent>0</cbc:Percent>`;
  const scheme = '<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>';
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID><cbc:ID>${number}</cbc:ID>
<cbc:IssueDate>${issueDate}</cbc:IssueDate>${due}
<cbc:${root}TypeCode>${type === 'invoice' ? '380' : '381'}</cbc:${root}TypeCode>
<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>${references.join('')}
<cac:AccountingSupplierParty>${partyXml(seller)}</cac:AccountingSupplierParty>
<cac:AccountingCustomerParty>${partyXml(buyer)}</cac:AccountingCustomerParty>
<cac:TaxTotal>${money('TaxAmount', '0.00')}<cac:TaxSubtotal>${money('TaxableAmount')}${money('TaxAmount', '0.00')}
<cac:TaxCategory>${exempt}<cbc:TaxExemptionReason>exempt</cbc:TaxExemptionReason>${scheme}</cac:TaxCategory>
</cac:TaxSubtotal></cac:TaxTotal>
<cac:LegalMonetaryTotal>${money('LineExtensionAmount')}${money('TaxExclusiveAmount')}${money('TaxInclusiveAmount')}
${money('PayableAmount')}</cac:LegalMonetaryTotal>
<cac:${root}Line><cbc:ID>1</cbc:ID><cbc:${quantity} unitCode="C62">1</cbc:${quantity}>${money('LineExtensionAmount')}
<cac:Item><cbc:Name>${item ?? 'Abonnement'}</cbc:Name><cac:ClassifiedTaxCategory>${exempt}${scheme}</cac:ClassifiedTaxCategory>
</cac:Item><cac:Price>${money('PriceAmount')}</cac:Price></cac:${root}Line>
</${root}>`);
}

function partyXml(party: Party): string {
  const tax =
    party.taxId === null
      ? ''
      : `<cac:PartyTaxScheme><cbc:CompanyID>${party.taxId}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>`;
  return `<cac:Party><cac:PostalAddress><cac:Country><cbc:IdentificationCode>${party.address?.country ?? 'FR'}</cbc:IdentificationCode>
</cac:Country></cac:PostalAddress>${tax}<cac:PartyLegalEntity><cbc:RegistrationName>${party.name}</cbc:RegistrationName>
</cac:PartyLegalEntity></cac:Party>`;
}
