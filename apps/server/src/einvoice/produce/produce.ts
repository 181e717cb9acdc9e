import type { Schemas } from '../../http/operations.ts';
import { ciiXml } from './cii.ts';
import { completed, en16931 } from './completed.ts';
import { ublXml } from './ubl.ts';

/** What an invoice made here can be had as. */
export type ElectronicSyntax = Schemas['OriginalSyntax'];

/** The e-invoice of EN 16931 that a document makes, as XML. */
export function produceXml(document: Schemas['InvoiceDocument'], syntax: 'ubl' | 'cii'): string {
  const full = completed(document);
  return syntax === 'ubl' ? ublXml(full) : ciiXml(full);
}

/** A document as a Factur-X of the profile EN 16931 states it, which follows that specification and no narrower one. */
export function facturXDocument(document: Schemas['InvoiceDocument']): Schemas['InvoiceDocument'] {
  return { ...completed(document), specification: en16931 };
}
