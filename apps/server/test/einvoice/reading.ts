import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readElectronicInvoice, type ElectronicInvoice } from '../../src/einvoice/read.ts';
import { ProblemError, type ProblemCode } from '../../src/http/problem.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const repository = path.resolve(here, '../../../..');

/** Documents that nobody in this project wrote; they lie beside the repository, or where FIXTURES_DIR says. */
export const fixturesFolder = path.resolve(
  process.env['FIXTURES_DIR'] ?? path.resolve(repository, '../shared/fixtures'),
  'einvoice',
);

/** Names of all e-invoices among the fixtures, relative to their folder. Missing fixtures are an error, not a skip. */
export function fixtureNames(): string[] {
  if (!existsSync(fixturesFolder)) throw new Error(`No fixtures at ${fixturesFolder}; set FIXTURES_DIR.`);
  const names = readdirSync(fixturesFolder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.(xml|pdf)$/.test(name)).sort();
}

export const readFixture = (name: string): Buffer => readFileSync(path.join(fixturesFolder, name));

/** One of the project's own documents that state every term of EN 16931: `complete.ubl.xml`, `complete.cii.xml`. */
export const sample = (name: string): string => readFileSync(path.join(here, 'samples', name), 'utf8');

/** A sample with one passage written differently; the passage must be there. */
export function altered(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`The sample does not contain ${from}`);
  return text.replace(from, () => to);
}

export const read = (content: string | Uint8Array): Promise<ElectronicInvoice> =>
  readElectronicInvoice(typeof content === 'string' ? Buffer.from(content) : content, 'invoice');

/** The document that a file is read as. */
export const documentOf = async (content: string | Uint8Array): Promise<ElectronicInvoice['document']> =>
  (await read(content)).document;

/** The problem that a file is refused with; anything else that happens fails the test. */
export async function problemOf(content: string | Uint8Array): Promise<ProblemError> {
  const outcome = await read(content).then(
    () => new Error('The file was read.'),
    (error: unknown) => error,
  );
  if (outcome instanceof ProblemError) return outcome;
  throw outcome;
}

export const codeOf = async (content: string | Uint8Array): Promise<ProblemCode> => (await problemOf(content)).code;
