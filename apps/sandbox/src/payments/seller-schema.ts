const money = {
  type: 'object',
  required: ['amount', 'currency'],
  properties: {
    amount: { type: 'integer', minimum: 1 },
    currency: { type: 'string', pattern: '^[A-Z]{3}$' },
  },
} as const;

const customer = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { type: 'string' }, name: { type: 'string' } },
} as const;

const locale = { type: 'string', maxLength: 35, pattern: '^[A-Za-z0-9-]+$' } as const;

const webAddress = { type: 'string', maxLength: 2000, format: 'uri', pattern: '^https?://' } as const;

/** What a seller may ask a page for, as JSON Schema. */
export const checkoutRequestSchema = {
  type: 'object',
  required: ['mode', 'reference', 'description', 'customer', 'locale', 'returnUrl', 'webhookUrl', 'expiresAt'],
  properties: {
    mode: { enum: ['payment', 'setup'] },
    amount: money,
    reference: { type: 'string', minLength: 1, maxLength: 200 },
    description: { type: 'string', maxLength: 1000 },
    lines: {
      type: 'array',
      maxItems: 200,
      items: {
        type: 'object',
        required: ['label', 'amount'],
        properties: { label: { type: 'string', maxLength: 200 }, amount: money },
      },
    },
    customer,
    locale,
    returnUrl: webAddress,
    webhookUrl: webAddress,
    expiresAt: { type: 'string', format: 'date-time' },
    methodId: { type: 'string', minLength: 1, maxLength: 200 },
  },
  anyOf: [{ properties: { mode: { const: 'setup' } } }, { required: ['amount'] }],
} as const;

/** What a seller may charge, as JSON Schema. */
export const chargeRequestSchema = {
  type: 'object',
  required: ['reference', 'methodId', 'amount', 'description', 'customer', 'locale', 'webhookUrl'],
  properties: {
    reference: { type: 'string', minLength: 1, maxLength: 200 },
    methodId: { type: 'string', minLength: 1, maxLength: 200 },
    amount: money,
    description: { type: 'string', maxLength: 1000 },
    customer,
    locale,
    webhookUrl: webAddress,
  },
} as const;
