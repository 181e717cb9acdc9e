import { StartError } from '../start-error.ts';
import type { Environment } from './configuration.ts';

/** The value of a variable without space around it; undefined when it is not set or empty. */
export function read(environment: Environment, name: string): string | undefined {
  const value = environment[name]?.trim();
  return value === '' ? undefined : value;
}

/** The parts of a value that is a list with commas. */
export function readList(environment: Environment, name: string): string[] | undefined {
  return read(environment, name)
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/**
 * A whole number from 1 to a million.
 *
 * @throws StartError repeating the value
 */
export function readCount(environment: Environment, name: string, usual: number): number {
  const value = read(environment, name) ?? String(usual);
  if (/^[1-9]\d{0,5}$|^1000000$/.test(value)) return Number(value);
  throw new StartError(`${name} is ${JSON.stringify(value)}: set it to a whole number from 1 to 1000000.`);
}

/**
 * An address with one of these protocols, such as `https:`, without a slash at its end.
 *
 * @throws StartError that never repeats the value, which may hold a password
 */
export function readUrl(environment: Environment, name: string, protocols: readonly string[], usual = ''): string {
  const value = read(environment, name) ?? usual;
  if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value.replace(/\/+$/, '');
  const example = `${protocols[0] ?? ''}//host.example`;
  throw new StartError(`${name} is not an address of the form ${example}. Correct it.`);
}
