import type { Schemas } from '../http/operations.ts';

import type { Fact, InvoiceDocument, Wording } from './invoice-view.ts';
import { addressOf } from './party-view.ts';

type Period = Schemas['Period'];

/** A span of days in words, or nothing when both ends are open. */
export function periodText(period: Period | null, { strings, format }: Wording): string | null {
  if (!period) return null;
  const { start, end } = period;
  if (start !== null && end !== null) return format.days(start, end);
  if (start !== null) return strings.periodFrom(format.shortDay(start));
  return end === null ? null : strings.periodUntil(format.shortDay(end));
}

function referenceFacts({ references }: InvoiceDocument, { strings }: Wording): Fact[] {
  const labels = strings.references;
  const facts: [string, string | null][] = [
    [labels.buyer, references.buyer],
    [labels.purchaseOrder, references.purchaseOrder],
    [labels.contract, references.contract],
    [labels.project, references.project],
    [labels.salesOrder, references.salesOrder],
    [labels.despatchAdvice, references.despatchAdvice],
    [labels.receivingAdvice, references.receivingAdvice],
    [labels.tenderOrLot, references.tenderOrLot],
    [labels.invoicedObject, references.invoicedObject?.value ?? null],
    [labels.buyerAccounting, references.buyerAccounting],
  ];
  return facts.flatMap(([label, value]) => (value === null || value.trim() === '' ? [] : [{ label, value }]));
}

function precedingFacts({ precedingInvoices }: InvoiceDocument, { strings, format }: Wording): Fact[] {
  return precedingInvoices.map(({ number, issueDate }) => ({
    label: strings.references.precedingInvoice,
    value: issueDate === null ? number : strings.dated(number, format.shortDay(issueDate)),
  }));
}

function deliveryFacts({ delivery }: InvoiceDocument, wording: Wording): Fact[] {
  const { strings, format } = wording;
  if (!delivery) return [];
  const place = [delivery.name ?? '', ...addressOf(delivery.address, wording), delivery.location?.value ?? ''].filter(
    (line) => line !== '',
  );
  return [
    ...(delivery.date === null ? [] : [{ label: strings.deliveryDate, value: format.day(delivery.date) }]),
    ...(place.length === 0 ? [] : [{ label: strings.deliveryAddress, value: place.join('\n') }]),
  ];
}

/** What the head of the invoice states besides number, dates and parties: references, delivery, period. */
export function headerFacts(document: InvoiceDocument, wording: Wording): Fact[] {
  const { strings, format } = wording;
  const period = periodText(document.period, wording);
  return [
    ...precedingFacts(document, wording),
    ...referenceFacts(document, wording),
    ...(period === null ? [] : [{ label: strings.deliveryPeriod, value: period }]),
    ...(document.taxPointDate === null
      ? []
      : [{ label: strings.taxPointDate, value: format.day(document.taxPointDate) }]),
    ...deliveryFacts(document, wording),
  ];
}
