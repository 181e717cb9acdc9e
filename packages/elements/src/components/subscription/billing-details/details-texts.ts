import { msg, str } from '@lit/localize';
import type { AddressFormat } from '@portico/client';
import type { DetailsField } from './details-values.js';

type FormatField = AddressFormat['fields'][number];

/** Title of the card. */
export function detailsTitle(): string {
  return msg('Billing address', { desc: 'Title of the card with company, address and tax id.' });
}

/** Name of the pencil button, and title of the dialog that it opens. */
export function editName(): string {
  return msg('Edit billing address', {
    desc: 'Name of the pencil button and title of its dialog. With a straight apostrophe in French.',
  });
}

/** What a field is called, in the words of the chosen country. */
export function fieldLabel(field: DetailsField, format: AddressFormat | undefined): string {
  const label = format?.fields.find((one) => one.field === field)?.label;
  return label ? addressLabel(label) : plainLabel(field);
}

/** The name of a field, before what it says or what is wrong with it. */
export function leadingLabel(field: DetailsField, format: AddressFormat | undefined): string {
  const label = fieldLabel(field, format);
  return msg(str`${label}:`, { desc: 'Name of a field with a colon, before what it says.' });
}

/** One of several lines of an address. */
export function lineLabel(index: number): string {
  const number = String(index + 1);
  return index === 0
    ? addressLabel('address')
    : msg(str`Address, line ${number}`, { desc: 'Label of a further line of an address.' });
}

/** The word of a country for a part of its addresses. */
export function addressLabel(label: FormatField['label']): string {
  switch (label) {
    case 'address':
      return msg('Address', { desc: 'Label: street and number.' });
    case 'district':
      return msg('District', { desc: 'Label of a part of an address, as in Korea.' });
    case 'neighborhood':
      return msg('Neighborhood', { desc: 'Label of a part of an address, as in Brazil.' });
    case 'village_township':
      return msg('Village or township', { desc: 'Label of a part of an address, as in Ireland.' });
    case 'suburb':
      return msg('Suburb', { desc: 'Label of a part of an address, as in New Zealand.' });
    case 'city':
      return msg('City', { desc: 'Label of a part of an address.' });
    case 'post_town':
      return msg('Post town', { desc: 'Label of a part of an address, as in the United Kingdom.' });
    case 'postal_code':
      return msg('Postal code', { desc: 'Label of a part of an address.' });
    case 'zip_code':
      return msg('ZIP code', { desc: 'Label of a part of an address, as in the United States.' });
    case 'pin_code':
      return msg('PIN code', { desc: 'Label of a part of an address, as in India.' });
    case 'eircode':
      return msg('Eircode', { desc: 'Label of a part of an address, in Ireland.' });
    case 'cedex':
      return msg('CEDEX', { desc: 'Label of a part of an address, in France.' });
    case 'state':
      return msg('State', { desc: 'Label of a part of an address, as in the United States.' });
    case 'province':
      return msg('Province', { desc: 'Label of a part of an address, as in Canada.' });
    case 'prefecture':
      return msg('Prefecture', { desc: 'Label of a part of an address, in Japan.' });
    case 'county':
      return msg('County', { desc: 'Label of a part of an address, as in Ireland.' });
    case 'canton':
      return msg('Canton', { desc: 'Label of a part of an address, in Switzerland.' });
    case 'region':
      return msg('Region', { desc: 'Label of a part of an address.' });
    case 'department':
      return msg('Department', { desc: 'Label of a part of an address, as in Colombia.' });
    case 'emirate':
      return msg('Emirate', { desc: 'Label of a part of an address, in the United Arab Emirates.' });
    case 'island':
      return msg('Island', { desc: 'Label of a part of an address, as in the Bahamas.' });
    case 'area':
      return msg('Area', { desc: 'Label of a part of an address, as in Hong Kong.' });
    case 'oblast':
      return msg('Oblast', { desc: 'Label of a part of an address, as in Ukraine.' });
  }
}

function plainLabel(field: DetailsField): string {
  switch (field) {
    case 'companyName':
      return msg('Company', { desc: 'Label of the name of the company that is billed.' });
    case 'contactName':
      return msg('Contact', { desc: 'Label of the name of a person.' });
    case 'contactPhone':
      return msg('Phone', { desc: 'Label of a phone number.' });
    case 'country':
      return msg('Country', { desc: 'Label of the country of an address.' });
    case 'lines':
      return addressLabel('address');
    case 'dependentLocality':
      return addressLabel('district');
    case 'city':
      return addressLabel('city');
    case 'postalCode':
      return addressLabel('postal_code');
    case 'sortingCode':
      return msg('Sorting code', { desc: 'Label of a part of an address.' });
    case 'subdivision':
      return addressLabel('region');
    case 'taxId':
      return msg('VAT number or tax ID', { desc: 'Label of the tax number of a company.' });
    case 'invoiceRecipients':
      return msg('Invoices by email to', { desc: 'Label of the mail addresses that get new invoices.' });
    case 'purchaseOrderReference':
      return msg('Purchase order reference', { desc: 'Label of the reference that is printed on invoices.' });
  }
}
