import type { OperationHandlers, OperationReply } from '../http/operations.ts';
import { sessionOf } from '../http/session-of.ts';
import type { BillingDetailsService, VersionedDetails } from './service.ts';

/** Language of subdivisions' names where the session has none. */
const usualLocale = 'en';

/** The operations on billing details, the forms of addresses, and tax ids. */
export function billingDetailsOperations(billingDetails: BillingDetailsService): OperationHandlers {
  return {
    getBillingDetails: async (request) => tagged(await billingDetails.getDetails(sessionOf(request).customerId)),
    updateBillingDetails: async (request) =>
      tagged(await billingDetails.updateDetails(sessionOf(request), request.body, request.header['If-Match'])),
    checkTaxId: async ({ body }) => ({ status: 200, body: await billingDetails.checkTaxId(body) }),
    getAddressCountries: async () => ({ status: 200, body: billingDetails.getCountries() }),
    getAddressFormat: async (request) => ({
      status: 200,
      body: billingDetails.getAddressFormat(request.path.country, sessionOf(request).locale ?? usualLocale),
    }),
  };
}

function tagged({ body, version }: VersionedDetails): OperationReply {
  return { status: 200, body, headers: { etag: version } };
}
