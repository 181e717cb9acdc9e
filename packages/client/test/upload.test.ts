import { expect } from '@open-wc/testing';
import { ApiError, NetworkError, createBillingClient } from '../src/index.js';
import type { BillingClientOptions, FormUpload, PaymentProof } from '../src/index.js';
import { mintedSession, problem, rejection } from './replies.js';

const proof = { details: { invoiceIds: ['inv_1'] }, file: new File(['%PDF-1.7'], 'virement.pdf') };

/** Uploads the proof; what is sent goes to `sendForm`, or to this page's own server without one. */
function upload(
  { baseUrl = location.origin, ...options }: Partial<BillingClientOptions>,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (share: number) => void } = {},
): Promise<PaymentProof> {
  let fetched = 0;
  const fetchSession = () => Promise.resolve(mintedSession(`token-${String(++fetched)}`, Date.now() + 900_000));
  const client = createBillingClient({ baseUrl, fetchSession, ...options });
  return client.paymentProofs.create(proof, {
    idempotencyKey: 'key-1',
    signal,
    onProgress: onProgress ?? (() => undefined),
  });
}

describe('uploading a proof of payment', () => {
  it('should send the form with token and key, and give the proof', async () => {
    const forms: FormUpload[] = [];
    const result = await upload({
      baseUrl: 'https://billing.example/',
      sendForm: (form) => {
        forms.push(form);
        return Promise.resolve(Response.json({ id: 'prf_1' }, { status: 201 }));
      },
    });
    expect(result.id).to.equal('prf_1');
    const [form] = forms;
    expect(form?.url).to.equal('https://billing.example/v1/payment-proofs');
    expect(form?.headers).to.deep.equal({ Authorization: 'Bearer token-1', 'Idempotency-Key': 'key-1' });
    const details = form?.body.get('details') as File;
    expect(JSON.parse(await details.text())).to.deep.equal(proof.details);
    const file = form?.body.get('file') as File;
    expect(file.name).to.equal('virement.pdf');
  });

  it('should fetch a new session once when the server refuses the first', async () => {
    const tokens: (string | undefined)[] = [];
    const sendForm = ({ headers }: FormUpload): Promise<Response> => {
      tokens.push(headers['Authorization']);
      return Promise.resolve(problem(401, 'session_expired'));
    };
    const error = await rejection(upload({ sendForm }));
    expect(tokens).to.deep.equal(['Bearer token-1', 'Bearer token-2']);
    expect(error).to.be.instanceOf(ApiError).with.property('code', 'session_expired');
  });

  it('should tell a refusal from a lost connection', async () => {
    const refused = await rejection(upload({ sendForm: () => Promise.resolve(problem(422, 'refused_document')) }));
    expect(refused).to.be.instanceOf(ApiError).with.property('code', 'refused_document');
    const lost = await rejection(upload({ sendForm: () => Promise.reject(new TypeError('no connection')) }));
    expect(lost).to.be.instanceOf(NetworkError);
  });

  it('should tell how much the browser has sent, and read its answer', async () => {
    const shares: number[] = [];
    const error = await rejection(upload({}, { onProgress: (share) => shares.push(share) }));
    expect(error).to.be.instanceOf(ApiError).with.property('status', 404);
    expect(shares.at(-1)).to.equal(1);
  });

  it('should end with the reason of its signal', async () => {
    const controller = new AbortController();
    const ending = rejection(upload({}, { signal: controller.signal }));
    const reason = new Error('left the page');
    controller.abort(reason);
    expect(await ending).to.equal(reason);
  });
});
