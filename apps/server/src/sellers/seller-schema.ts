const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength, pattern: '\\S' });
const optional = (schema: { type: string; [keyword: string]: unknown }) => ({
  ...schema,
  type: [schema.type, 'null'],
  default: null,
});
const closed = (required: readonly string[], properties: object) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});

const identifier = closed(['value'], { value: text(200), scheme: optional(text(10)) });
const address = closed(['lines', 'city', 'country'], {
  lines: { type: 'array', minItems: 1, maxItems: 3, items: text(200) },
  city: text(200),
  postalCode: optional(text(40)),
  subdivision: optional(text(200)),
  country: { type: 'string', pattern: '^[A-Z]{2}$' },
});
const contact = closed(['name', 'email'], { name: text(200), phone: optional(text(100)), email: text(254) });
const party = closed(['name', 'address', 'contact'], {
  name: text(500),
  tradingName: optional(text(500)),
  identifiers: { type: 'array', maxItems: 20, items: identifier, default: [] },
  legalRegistration: optional(identifier),
  taxId: optional(text(60)),
  taxRegistration: optional(text(60)),
  legalForm: optional(text(1000)),
  electronicAddress: optional(identifier),
  address,
  contact,
});
const prefix = { type: 'string', maxLength: 20, pattern: '^[A-Za-z0-9]*([_/-][A-Za-z0-9]+)*$' };
const notes = {
  type: 'array',
  maxItems: 20,
  items: closed(['text'], { text: text(2000), subjectCode: optional({ type: 'string', pattern: '^[A-Z]{3}$' }) }),
};

const currency = '^[A-Z]{3}$';
const accounting = closed(['currency', 'rates'], {
  currency: { type: 'string', pattern: currency },
  rates: {
    type: 'object',
    maxProperties: 200,
    additionalProperties: false,
    patternProperties: { [currency]: { type: 'string', pattern: '^(?!0+(\\.0+)?$)[0-9]{1,9}(\\.[0-9]{1,9})?$' } },
  },
});

/** JSON Schema of the file that says who a seller is. What may be left out is filled in as absent. */
export const sellerSchema = closed(['party', 'series', 'netDays', 'account'], {
  party,
  series: closed(['invoice', 'creditNote'], { invoice: prefix, creditNote: prefix }),
  netDays: { type: 'integer', minimum: 0, maximum: 365 },
  account: closed(['iban'], { iban: text(40), bic: optional(text(11)) }),
  creditorIdentifier: optional(text(40)),
  accounting: optional(accounting),
  notes: { ...closed([], { en: notes, fr: notes, de: notes }), default: {} },
});
