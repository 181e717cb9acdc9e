import { SaxesParser, type SaxesTagNS } from 'saxes';
import { ProblemError } from '../http/problem.ts';
import { malformed, notAnInvoice, refused } from './problems.ts';

/** Invoices are about ten levels deep; with extensions perhaps twenty. */
const maxDepth = 100;
/** Ten thousand lines need about half of this. */
const maxElements = 600_000;
/** Text is handed to the parser in pieces, so that a limit stops a large file early. */
const chunkLength = 65_536;

/**
 * Namespaces by the alias that lookups use. A document may choose any prefix: its elements get these aliases by the
 * namespace's URI.
 */
const aliases = new Map([
  ['urn:oasis:names:specification:ubl:schema:xsd:Invoice-2', 'invoice'],
  ['urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2', 'credit'],
  ['urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2', 'cac'],
  ['urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2', 'cbc'],
  ['urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100', 'rsm'],
  ['urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100', 'ram'],
  ['urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100', 'udt'],
  ['urn:un:unece:uncefact:data:standard:QualifiedDataType:100', 'qdt'],
  ['urn:ferd:CrossIndustryDocument:invoice:1p0', 'ferd'],
]);

/** One element, named by namespace alias and local name: `cbc:ID`. Comments and processing instructions are left out. */
export interface XmlElement {
  readonly name: string;
  /** Attributes without a namespace. A Map, so that no name can reach an object's prototype. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  /** The element's own text, CDATA included, as written. */
  text: string;
  /** Line in the file, from 1. */
  readonly line: number;
}

const noAttributes: ReadonlyMap<string, string> = new Map();

function attributesOf(tag: SaxesTagNS): ReadonlyMap<string, string> {
  const own = Object.values(tag.attributes).filter((attribute) => attribute.prefix === '');
  return own.length === 0 ? noAttributes : new Map(own.map(({ local, value }) => [local, value]));
}

function nameOf(tag: SaxesTagNS): string {
  return `${aliases.get(tag.uri) ?? '?'}:${tag.local}`;
}

/**
 * An internal subset is where entities are declared, so it is refused. A bare reference, as on HTML and SVG, is only a
 * sign of what the file is.
 */
function refuseDoctype(doctype: string): never {
  const [, name = ''] = /^\s*(\S+)/.exec(doctype) ?? [];
  const ordinary = !doctype.includes('[') && !/(^|:)(Invoice|CreditNote|CrossIndustryInvoice)$/.test(name);
  if (ordinary) throw notAnInvoice('The file is another kind of XML or HTML document.');
  throw refused('The file has a document type declaration; entities are not expanded and no other file is fetched.');
}

class TreeBuilder {
  readonly #acceptRoot: (name: string) => void;
  readonly #open: XmlElement[] = [];
  #count = 0;
  root: XmlElement | undefined;

  constructor(acceptRoot: (name: string) => void) {
    this.#acceptRoot = acceptRoot;
  }

  openElement(tag: SaxesTagNS, line: number): void {
    const element = { name: nameOf(tag), attributes: attributesOf(tag), children: [], text: '', line };
    const parent = this.#open.at(-1);
    if (parent === undefined) this.#acceptRoot(element.name);
    else parent.children.push(element);
    this.root ??= element;
    this.#open.push(element);
    this.#count += 1;
    if (this.#open.length > maxDepth) throw refused(`The file nests more than ${maxDepth} elements.`);
    if (this.#count > maxElements) throw refused(`The file has more than ${maxElements} elements.`);
  }

  addText(text: string): void {
    const element = this.#open.at(-1);
    if (element !== undefined) element.text += text;
  }

  closeElement(): void {
    this.#open.pop();
  }
}

function connect(parser: SaxesParser<{ xmlns: true; position: true }>, builder: TreeBuilder): void {
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', refuseDoctype);
  parser.on('opentag', (tag) => builder.openElement(tag, parser.line));
  parser.on('text', (text) => builder.addText(text));
  parser.on('cdata', (text) => builder.addText(text));
  parser.on('closetag', () => builder.closeElement());
}

/**
 * Parses XML into a tree, with namespaces resolved. The parser knows no entities but the five of XML itself.
 *
 * @param acceptRoot called with the root's name before anything below it is read; throws to stop.
 * @throws ProblemError malformed_document for what is not well-formed, refused_document for a document type declaration
 *   with entities and for more depth or elements than an invoice has.
 */
export function parseXml(text: string, acceptRoot: (name: string) => void): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const builder = new TreeBuilder(acceptRoot);
  connect(parser, builder);
  try {
    for (let start = 0; start < text.length; start += chunkLength) parser.write(text.slice(start, start + chunkLength));
    parser.close();
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause;
    throw malformed(`The XML is not well-formed near line ${parser.line}.`);
  }
  if (builder.root === undefined) throw malformed('The XML has no element.');
  return builder.root;
}
