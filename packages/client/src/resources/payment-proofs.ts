import type { Client } from 'openapi-fetch';
import { passed } from '../passed.js';
import { received } from '../reply.js';
import type { paths } from '../schema.js';
import type {
  PaymentProof,
  PaymentProofDetails,
  PaymentProofPage,
  PaymentProofQuery,
  RequestOptions,
  WriteOptions,
} from '../types.js';
import type { Upload } from '../upload.js';

/** A document that shows a payment, and what it pays. */
export interface PaymentProofUpload {
  details: PaymentProofDetails;
  /** A PDF, PNG or JPEG of at most 10 MB. */
  file: File;
}

/** Options of an upload. */
export interface UploadOptions extends WriteOptions {
  /** Hears which share of the file has been sent, from 0 to 1. */
  onProgress?: (share: number) => void;
}

/** Documents with which the customer shows that it has paid. */
export interface PaymentProofsResource {
  /** One page, newest first. */
  list(query?: PaymentProofQuery, options?: RequestOptions): Promise<PaymentProofPage>;
  /** Uploads a proof. */
  create(proof: PaymentProofUpload, options: UploadOptions): Promise<PaymentProof>;
  /** One proof. */
  get(proofId: string, options?: RequestOptions): Promise<PaymentProof>;
}

/** @internal */
export function paymentProofsResource(http: Client<paths>, upload: Upload): PaymentProofsResource {
  return {
    async list(query = {}, { signal } = {}) {
      return (await received(http.GET('/v1/payment-proofs', { params: { query }, ...passed(signal) }), signal)).data;
    },
    async create({ details, file }, { idempotencyKey, signal, onProgress }) {
      const body = new FormData();
      body.append('details', new Blob([JSON.stringify(details)], { type: 'application/json' }));
      body.append('file', file, file.name);
      return (await upload('/v1/payment-proofs', body, { idempotencyKey, signal, onProgress })) as PaymentProof;
    },
    async get(proofId, { signal } = {}) {
      const init = { params: { path: { proofId } }, ...passed(signal) };
      return (await received(http.GET('/v1/payment-proofs/{proofId}', init), signal)).data;
    },
  };
}
