import type { Schemas } from '../../src/http/operations.ts';
import type { GatewayMethod } from '../../src/payments/gateway.ts';
import { openPaymentServer, returnUrl, type PaymentServer } from '../payments/payment-server.ts';

type Setup = Schemas['PaymentMethodSetup'];
type Method = Schemas['PaymentMethod'];

/** A server with customers that keep methods at a mock of a provider. */
export interface MethodServer extends PaymentServer {
  methods(externalId: string): Promise<Method[]>;
  /** Starts adding a method. */
  begin(externalId: string, given?: Partial<Schemas['PaymentMethodSetupRequest']>): Promise<Setup>;
  setup(externalId: string, id: string): Promise<Setup>;
  /** Adds a method at the provider's page. @returns its id */
  add(externalId: string, given?: Partial<Schemas['PaymentMethodSetupRequest']>): Promise<string>;
  /** Keeps a method without the page. @returns its id */
  keep(externalId: string, method?: Partial<GatewayMethod>): Promise<string>;
  activity(externalId: string): Promise<[action: string, subject: string | null][]>;
}

export async function openMethodServer(): Promise<MethodServer> {
  const shop = await openPaymentServer();
  const { server, provider } = shop;
  const ask = (externalId: string, path: string, body?: object) => shop.ask(externalId, path, body);
  const read = async <Body>(externalId: string, path: string) => (await (await ask(externalId, path)).json()) as Body;
  const begin: MethodServer['begin'] = async (externalId, given = {}) =>
    (await (await ask(externalId, '/payment-method-setups', { returnUrl, ...given })).json()) as Setup;
  const setup = (externalId: string, id: string) => read<Setup>(externalId, `/payment-method-setups/${id}`);
  return {
    ...shop,
    begin,
    setup,
    methods: async (externalId) =>
      (await read<Schemas['PaymentMethodPage']>(externalId, '/payment-methods?limit=100')).items,
    async add(externalId, given) {
      const { id } = await begin(externalId, given);
      provider.move(id, { status: 'succeeded' });
      return (await setup(externalId, id)).paymentMethodId ?? '';
    },
    keep: (externalId, method) =>
      server.services.paymentMethods.addPaymentMethod({
        customer: { externalId },
        method: provider.stored.store(method),
      }),
    async activity(externalId) {
      const { id } = await server.services.customers.findCustomer({ externalId });
      const rows = await server.database.db
        .selectFrom('activity')
        .select(['action', 'subject_id'])
        .where('customer_id', '=', id)
        .orderBy('id')
        .execute();
      return rows.map(({ action, subject_id: subject }) => [action, subject]);
    },
  };
}
