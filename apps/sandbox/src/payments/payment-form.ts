import { testAccounts, testCards } from './test-means.ts';

/** Everything a person can type on the payment page; each is what was typed. */
export interface PaymentForm {
  method: 'card' | 'debit';
  number: string;
  expiry: string;
  code: string;
  /** Name on the card, asked for when it is stored; may be empty. */
  cardholder: string;
  iban: string;
  holder: string;
}

/** What is wrong with a field: nothing in it, something unusable, a moment that is over, or real instead of a test's. */
export type FieldError = 'missing' | 'invalid' | 'past' | 'not_a_test';

export type FieldErrors = Partial<Record<Exclude<keyof PaymentForm, 'method' | 'cardholder'>, FieldError>>;

/** Reads the fields of a form; whatever is no text is empty. */
export function readForm(body: unknown): PaymentForm {
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const text = (name: string): string => {
    const value = fields[name];
    return typeof value === 'string' ? value.slice(0, 200) : '';
  };
  return {
    method: fields['method'] === 'debit' ? 'debit' : 'card',
    number: text('number'),
    expiry: text('expiry'),
    code: text('code'),
    cardholder: text('cardholder'),
    iban: text('iban'),
    holder: text('holder'),
  };
}

/** What has to be corrected before anybody is asked for money; empty when nothing has. */
export function checkForm(form: PaymentForm, now: Date): FieldErrors {
  const found =
    form.method === 'card'
      ? { number: checkNumber(form.number), expiry: checkExpiry(form.expiry, now), code: checkCode(form.code) }
      : { holder: form.holder.trim() ? undefined : ('missing' as const), iban: checkIban(form.iban) };
  return Object.fromEntries(Object.entries(found).filter(([, error]) => error !== undefined));
}

/** The characters of a number without what people write between them. */
export function plain(text: string): string {
  return text.replaceAll(/[\s.-]/g, '').toUpperCase();
}

function checkNumber(text: string): FieldError | undefined {
  const number = plain(text);
  if (number === '') return 'missing';
  if (!/^\d{12,19}$/.test(number) || !hasLuhnSum(number)) return 'invalid';
  return number in testCards ? undefined : 'not_a_test';
}

function checkExpiry(text: string, now: Date): FieldError | undefined {
  if (text.trim() === '') return 'missing';
  const expiry = readExpiry(text);
  if (!expiry) return 'invalid';
  // A card is good until the end of its month.
  return Date.UTC(expiry.year, expiry.month) <= now.getTime() ? 'past' : undefined;
}

/** The month that an expiry date means; undefined when it is none. */
export function readExpiry(text: string): { year: number; month: number } | undefined {
  const [, month = '', year = ''] = /^\s*(\d{1,2})\s*[/.\s-]?\s*(?:20)?(\d{2})\s*$/.exec(text) ?? [];
  if (Number(month) < 1 || Number(month) > 12 || year === '') return undefined;
  return { year: 2000 + Number(year), month: Number(month) };
}

function checkCode(text: string): FieldError | undefined {
  if (text.trim() === '') return 'missing';
  return /^\s*\d{3,4}\s*$/.test(text) ? undefined : 'invalid';
}

function checkIban(text: string): FieldError | undefined {
  const iban = plain(text);
  if (iban === '') return 'missing';
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban) || !hasIbanSum(iban)) return 'invalid';
  return iban in testAccounts ? undefined : 'not_a_test';
}

/** ISO/IEC 7812: every second digit from the right doubled, the sum of all digits ends in 0. */
function hasLuhnSum(number: string): boolean {
  const digits = number
    .split('')
    .reverse()
    .map((digit, index) => Number(digit) * (index % 2 === 0 ? 1 : 2));
  return digits.reduce((sum, digit) => sum + (digit > 9 ? digit - 9 : digit), 0) % 10 === 0;
}

/** ISO 13616: the first four characters at the end, letters as 10 to 35, the whole leaves 1 when divided by 97. */
function hasIbanSum(iban: string): boolean {
  const digits = (iban.slice(4) + iban.slice(0, 4))
    .split('')
    .map((character) => parseInt(character, 36))
    .join('');
  return BigInt(digits) % 97n === 1n;
}
