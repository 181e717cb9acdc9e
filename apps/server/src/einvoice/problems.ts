import { ProblemError } from '../http/problem.ts';

/** The document is an invoice, but says something that cannot be read or leaves out what EN 16931 demands. */
export const malformed = (detail: string): ProblemError => new ProblemError('malformed_document', detail);

/** The bytes are something else than an invoice. */
export const notAnInvoice = (detail: string): ProblemError => new ProblemError('not_an_invoice', detail);

/** The document is an invoice of a kind that this server does not read. */
export const unsupported = (detail: string): ProblemError => new ProblemError('unsupported_document', detail);

/** The document asks for more than reading an invoice needs: expanding entities, endless depth, a flood of bytes. */
export const refused = (detail: string): ProblemError => new ProblemError('refused_document', detail);
