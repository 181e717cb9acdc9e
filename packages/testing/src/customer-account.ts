import type {
  Activity,
  Export,
  ExportRequest,
  FormUpload,
  Invoice,
  InvoiceListItem,
  PaymentProof,
  PaymentProofDetails,
  ProblemCode,
  SubscriptionListItem,
} from '@portico/client';
import { billingHandler, problemReply, type RequestHandler } from './billing-handler.js';
import { invoiceBehind, pagePicture } from './fixtures/documents.js';
import { exportAskedFor } from './fixtures/exports.js';
import { uploadedProof } from './fixtures/proofs.js';

/** What is different from an account that has invoices and nothing else. */
export type AccountFixture = Partial<Omit<CustomerAccount, 'answer' | 'receive'>>;

/** Why something is refused. */
export type Refusal = [status: number, code: ProblemCode];

/** What a server keeps of one customer. Change it, and the next answer is different. */
export class CustomerAccount {
  invoices: readonly InvoiceListItem[];
  /** Whole invoices where they say more than their row does. */
  details: ReadonlyMap<string, Invoice> = new Map();
  activity: readonly Activity[] = [];
  /** Newest first. */
  exports: readonly Export[] = [];
  subscriptions: readonly SubscriptionListItem[] = [];
  /** Newest first. */
  proofs: readonly PaymentProof[] = [];
  /** Pages of every document. */
  pageCount = 2;
  /** What uploads wait for when half of the file has been sent. */
  hold: Promise<void> | undefined;
  /** What is refused, and why. */
  refusals: Partial<Record<'invoice' | 'preview' | 'export' | 'removal' | 'upload', Refusal>> = {};

  constructor(invoices: readonly InvoiceListItem[], fixture: AccountFixture = {}) {
    this.invoices = invoices;
    Object.assign(this, fixture);
  }

  /** Answers a request, as the server would. */
  readonly answer: RequestHandler = async (request) => {
    request.signal.throwIfAborted();
    const { pathname } = new URL(request.url);
    const [, slice = '', id, part, page] =
      /^\/v1\/([^/]+)(?:\/([^/]+))?(?:\/([^/]+))?(?:\/([^/]+))?$/.exec(pathname) ?? [];
    if (slice === 'exports') return this.#answerExports(request, id, part);
    if (slice === 'subscriptions') return pageOf(this.subscriptions);
    if (slice === 'payment-proofs') return pageOf(this.proofs);
    if (slice === 'activity') return pageOf(this.activity);
    if (slice === 'invoices' && id !== undefined && id !== 'summary' && part === undefined) return this.#invoice(id);
    if (slice === 'invoices' && part === 'preview') return this.#preview(Number(page));
    return billingHandler(this.invoices)(request);
  };

  /** Takes an uploaded proof, as the server would. */
  readonly receive = async ({ body, onProgress }: FormUpload): Promise<Response> => {
    onProgress?.(0.5);
    await this.hold;
    onProgress?.(1);
    if (this.refusals.upload) return problemReply(...this.refusals.upload);
    const details = JSON.parse(await (body.get('details') as File).text()) as PaymentProofDetails;
    const { name } = body.get('file') as File;
    const numbers = this.invoices.filter(({ id }) => details.invoiceIds.includes(id)).map(({ number }) => number);
    const proof = uploadedProof(details, name, numbers);
    this.proofs = [proof, ...this.proofs];
    return Response.json(proof, { status: 201 });
  };

  async #answerExports(request: Request, id: string | undefined, part: string | undefined): Promise<Response> {
    if (request.method === 'POST') return this.#export((await request.json()) as ExportRequest);
    if (id === undefined) return pageOf(this.exports);
    if (request.method === 'DELETE') {
      if (this.refusals.removal) return problemReply(...this.refusals.removal);
      this.exports = this.exports.filter((exported) => exported.id !== id);
      return new Response(null, { status: 204 });
    }
    const exported = this.exports.find((candidate) => candidate.id === id);
    if (!exported) return problemReply(404, 'not_found');
    return part === 'file' && exported.file ? fileReply(exported.file) : Response.json(exported);
  }

  #export(asked: ExportRequest): Response {
    if (this.refusals.export) return problemReply(...this.refusals.export);
    const exported = exportAskedFor(asked, `exp_${String(this.exports.length + 1)}`);
    this.exports = [exported, ...this.exports];
    return Response.json(exported, { status: 202 });
  }

  #invoice(id: string): Response {
    if (this.refusals.invoice) return problemReply(...this.refusals.invoice);
    const item = this.invoices.find((candidate) => candidate.id === id);
    const whole = this.details.get(id) ?? (item && invoiceBehind(item));
    return whole ? Response.json(whole) : problemReply(404, 'not_found');
  }

  #preview(page: number): Response {
    if (this.refusals.preview) return problemReply(...this.refusals.preview);
    const headers = { 'Content-Type': 'image/svg+xml', 'X-Page-Count': String(this.pageCount) };
    return page <= this.pageCount ? new Response(pagePicture(page), { headers }) : problemReply(404, 'not_found');
  }
}

function pageOf(items: readonly unknown[]): Response {
  return Response.json({ items, nextCursor: null, total: items.length });
}

function fileReply({ filename, mediaType }: NonNullable<Export['file']>): Response {
  const headers = { 'Content-Type': mediaType, 'Content-Disposition': `attachment; filename="${filename}"` };
  return new Response('a file', { headers });
}
