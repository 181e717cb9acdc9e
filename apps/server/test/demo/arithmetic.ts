import type { Schemas } from '../../src/http/operations.ts';

type InvoiceDocument = Schemas['InvoiceDocument'];
type Adjustment = Schemas['AllowanceOrCharge'];

/** A fraction of two whole numbers: nothing here shares code, or a notation, with what it checks. */
interface Fraction {
  top: bigint;
  bottom: bigint;
}

const decimalsOf: Record<string, number> = { ISK: 0, JPY: 0, KRW: 0, VND: 0, BHD: 3, KWD: 3 };

function fraction(decimal: string): Fraction {
  const [whole = '', rest = ''] = decimal.split('.');
  return { top: BigInt(whole + rest), bottom: 10n ** BigInt(rest.length) };
}

function times(left: Fraction, right: Fraction): Fraction {
  return { top: left.top * right.top, bottom: left.bottom * right.bottom };
}

/** Whether a whole number is the fraction rounded half away from zero. */
function isRounded(amount: number, { top, bottom }: Fraction): boolean {
  const [size, error] = [top < 0n ? -top : top, BigInt(amount) * bottom - top];
  const outwards = BigInt(amount) * bottom * (top < 0n ? -1n : 1n) >= size;
  return outwards ? 2n * (error < 0n ? -error : error) <= bottom : 2n * (error < 0n ? -error : error) < bottom;
}

function add(amounts: readonly { amount: number }[]): bigint {
  return amounts.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
}

function categoryKey(category: Schemas['TaxCategory'] | null): string {
  return category === null ? '' : `${category.code} ${category.rate}`;
}

/** Collects the rules that do not hold. */
class Findings {
  readonly broken: string[] = [];

  expect(rule: string, holds: boolean): void {
    if (!holds) this.broken.push(rule);
  }
}

function checkTotals({ totals, lines, allowances, charges, taxes }: InvoiceDocument, findings: Findings): void {
  const of = (name: keyof InvoiceDocument['totals']) => BigInt(totals[name]?.amount ?? 0);
  const amounts = (adjustments: Adjustment[]) => adjustments.map(({ amount }) => amount);
  findings.expect('BR-CO-10', of('lines') === add(lines.map(({ netAmount }) => netAmount)));
  findings.expect('BR-CO-11', of('allowances') === add(amounts(allowances)));
  findings.expect('BR-CO-12', of('charges') === add(amounts(charges)));
  findings.expect('BR-CO-13', of('net') === of('lines') - of('allowances') + of('charges'));
  findings.expect('BR-CO-14', of('tax') === add(taxes.map(({ amount }) => amount)));
  findings.expect('BR-CO-15', of('gross') === of('net') + of('tax'));
  findings.expect('BR-CO-16', of('due') === of('gross') - of('prepaid') + of('rounding'));
}

function checkTaxes({ taxes, lines, allowances, charges }: InvoiceDocument, findings: Findings): void {
  const used = [...lines, ...allowances, ...charges].map(({ tax }) => categoryKey(tax));
  const stated = taxes.map(({ category }) => categoryKey(category));
  findings.expect('BR-CO-18', taxes.length > 0);
  findings.expect('each category once', stated.length === new Set(stated).size);
  findings.expect(
    'each category stated',
    used.every((key) => stated.includes(key)),
  );
  for (const { category, base, amount } of taxes) {
    const key = categoryKey(category);
    const own = (adjustments: Adjustment[]) =>
      add(adjustments.filter(({ tax }) => categoryKey(tax) === key).map((each) => each.amount));
    const net = add(lines.filter(({ tax }) => categoryKey(tax) === key).map(({ netAmount }) => netAmount));
    findings.expect(`base of ${key}`, BigInt(base.amount) === net - own(allowances) + own(charges));
    const share = times({ top: BigInt(base.amount), bottom: 100n }, fraction(category.rate ?? '0'));
    findings.expect(`BR-CO-17 of ${key}`, isRounded(amount.amount, share));
  }
}

function checkAdjustments(adjustments: Adjustment[], where: string, findings: Findings): void {
  for (const { amount, base, percentage, reason } of adjustments) {
    findings.expect(`BR-33, BR-38, BR-42, BR-44 ${where}`, reason !== null);
    findings.expect(`positive adjustment ${where}`, amount.amount >= 0);
    if (base === null || percentage === null) continue;
    const share = times({ top: BigInt(base.amount), bottom: 100n }, fraction(percentage));
    findings.expect(`percentage ${where}`, isRounded(amount.amount, share));
  }
}

function checkLines({ lines, currency }: InvoiceDocument, findings: Findings): void {
  const minor = { top: 10n ** BigInt(decimalsOf[currency] ?? 2), bottom: 1n };
  for (const { id, quantity, price, netAmount, allowances, charges } of lines) {
    const base = fraction(price.baseQuantity?.value ?? '1');
    const product = times(times(fraction(quantity.value), fraction(price.net.value)), minor);
    const gross = times(product, { top: base.bottom, bottom: base.top });
    const before =
      BigInt(netAmount.amount) + add(allowances.map((each) => each.amount)) - add(charges.map((each) => each.amount));
    findings.expect(`amount of line ${id}`, isRounded(Number(before), gross));
    findings.expect(`BR-27 of line ${id}`, fraction(price.net.value).top >= 0n);
    checkAdjustments([...allowances, ...charges], `of line ${id}`, findings);
  }
  findings.expect('BR-16', lines.length > 0);
  findings.expect('BR-21', new Set(lines.map(({ id }) => id)).size === lines.length);
}

function checkCurrencies(document: InvoiceDocument, findings: Findings): void {
  const { taxInAccountingCurrency, ...totals } = document.totals;
  const amounts = [
    ...Object.values(totals),
    ...document.lines.map(({ netAmount }) => netAmount),
    ...document.taxes.flatMap(({ base, amount }) => [base, amount]),
    ...[...document.allowances, ...document.charges].map(({ amount }) => amount),
  ];
  findings.expect(
    'one currency',
    amounts.every(({ currency }) => currency === document.currency),
  );
  findings.expect('BR-53', (taxInAccountingCurrency?.currency ?? null) === document.accountingCurrency);
}

/**
 * The arithmetic rules of EN 16931 that a document breaks, by name. Computed from the document alone, in whole numbers.
 */
export function brokenArithmetic(document: InvoiceDocument): string[] {
  const findings = new Findings();
  checkTotals(document, findings);
  checkTaxes(document, findings);
  checkLines(document, findings);
  checkAdjustments([...document.allowances, ...document.charges], 'of the document', findings);
  checkCurrencies(document, findings);
  return findings.broken;
}
