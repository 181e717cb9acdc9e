import type { components, operations } from '@portico/client';
import type { UploadedFile } from './forms.ts';

export type Schemas = components['schemas'];
export type OperationId = keyof operations;
export type Capability = Schemas['Capability'];

/** Who is asking, as verified from the bearer token before anything else is looked at. */
export interface SessionIdentity {
  sessionId: string;
  customerId: string;
  actor: Schemas['Actor'];
  capabilities: ReadonlySet<Capability>;
  brandId: string | null;
  locale: string | null;
  expiresAt: Date;
}

type Parameters<Id extends OperationId, In extends 'path' | 'query' | 'header'> = operations[Id] extends {
  parameters: { [Key in In]: infer Value };
}
  ? Value
  : operations[Id] extends { parameters: { [Key in In]?: infer Value } }
    ? NonNullable<Value> extends never
      ? Record<string, never>
      : Partial<NonNullable<Value>>
    : Record<string, never>;

type JsonBody<Id extends OperationId> = operations[Id] extends {
  requestBody: { content: { 'application/json': infer Body } };
}
  ? Body
  : operations[Id] extends { requestBody: { content: { 'multipart/form-data': infer Form } } }
    ? { [Part in keyof Form]: Form[Part] extends string ? UploadedFile : Form[Part] }
    : Buffer;

/** A request that has been authenticated, authorised and validated against the contract. */
export interface OperationRequest<Id extends OperationId = OperationId> {
  requestId: string;
  /** Present exactly when the operation is secured by a session token. */
  session: SessionIdentity | undefined;
  path: Parameters<Id, 'path'>;
  query: Parameters<Id, 'query'>;
  header: Parameters<Id, 'header'>;
  /** Parsed JSON, the parts of a form, or the raw bytes when the contract says the body is a file. */
  body: JsonBody<Id>;
  /** Media type of the request body, without parameters. */
  contentType: string | undefined;
  /** Aborts when the caller has gone. */
  signal: AbortSignal;
}

/** What a handler answers. `body` is validated against the contract; a `Uint8Array` or a stream is sent as it is. */
export interface OperationReply {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export type OperationHandler<Id extends OperationId> = (request: OperationRequest<Id>) => Promise<OperationReply>;

/** The operations a slice implements, by `operationId`. What nobody implements answers `not_implemented`. */
export type OperationHandlers = { [Id in OperationId]?: OperationHandler<Id> };
