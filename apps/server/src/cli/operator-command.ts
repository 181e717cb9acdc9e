import { parseArgs } from 'node:util';
import { ProblemError } from '../http/problem.ts';
import type { Services } from '../services.ts';
import type { Command } from './commands.ts';
import { withServices } from './local-services.ts';
import { operatorServer, usualAddress, type OperatorServer } from './operator-server.ts';
import { printable, UsageError, type Terminal } from './terminal.ts';

/** What was given on the command line, by option. */
export type Values<Option extends string> = { [Name in Option | 'url']?: string };

/** One run of an action. */
export interface ActionRun<Target, Option extends string> {
  target: Target;
  /** What it is about; empty for an action that takes no id. */
  id: string;
  values: Values<Option>;
  terminal: Terminal;
}

/** One thing that a command can do, such as `list`. */
export interface Action<Target, Option extends string> {
  takesId: boolean;
  /** Apart from `--url`. */
  options: readonly Option[];
  /** Looks at the command line, before anything is opened. @throws UsageError */
  check?: (values: Values<Option>) => void;
  run: (run: ActionRun<Target, Option>) => Promise<void>;
}

export interface OperatorCommand<Target, Option extends string> {
  /** Such as `proofs`. */
  name: string;
  /** What an id names, such as `proof`. */
  about: string;
  actions: Readonly<Record<string, Action<Target, Option>>>;
  local: (services: Services) => Target;
  remote: (server: OperatorServer) => Target;
}

/** A command of the operator with several actions, in the local database or, with `--url`, through a running server. */
export function operatorCommand<Target, Option extends string>(command: OperatorCommand<Target, Option>): Command {
  return async (args, terminal) => {
    const { action, id, values } = readArguments(command, args);
    const run = (target: Target) => attempt(action, { target, id, values, terminal });
    if (values.url !== undefined) return run(command.remote(await operatorServer(values.url, terminal)));
    const advice = `Or go through the running server: add --url ${usualAddress(terminal)}`;
    return withServices(terminal, command.name, advice, (services) => run(command.local(services)));
  };
}

/** @throws UsageError, and what `parseArgs` throws */
function readArguments<Target, Option extends string>(
  { name: command, about, actions }: OperatorCommand<Target, Option>,
  args: string[],
) {
  const known = ['url', ...Object.values(actions).flatMap(({ options }) => options)];
  const options = Object.fromEntries(known.map((option) => [option, { type: 'string' as const }]));
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [name = '', id = '', ...more] = positionals;
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action) throw new UsageError(`${command} takes one of ${Object.keys(actions).join(', ')}.`);
  if (more.length > 0 || action.takesId !== (id !== '')) {
    throw new UsageError(`${command} ${name} takes ${action.takesId ? `the id of one ${about}` : 'no id'}.`);
  }
  const unknown = Object.keys(values).find((option) => option !== 'url' && !action.options.includes(option as Option));
  if (unknown !== undefined) throw new UsageError(`${command} ${name} does not take --${unknown}.`);
  action.check?.(values as Values<Option>);
  return { action, id, values: values as Values<Option> };
}

async function attempt<Target, Option extends string>(
  { run }: Action<Target, Option>,
  given: ActionRun<Target, Option>,
): Promise<number> {
  try {
    await run(given);
    return 0;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    given.terminal.error(printable(error.message));
    return 1;
  }
}

/** The option's value where it is one of those. @throws UsageError */
export function oneOf<Value extends string>(
  option: string,
  value: string | undefined,
  allowed: readonly Value[],
): Value | undefined {
  if (value === undefined || (allowed as readonly string[]).includes(value)) return value as Value | undefined;
  throw new UsageError(`--${option} takes one of ${allowed.join(', ')}.`);
}

/** Longest text of the operator's that a customer reads, in characters. */
const longestNote = 2000;

/** The text of `--note`. @throws UsageError */
export function noteOf({ note }: { note?: string }): string | undefined {
  if (note === undefined || (note !== '' && note.length <= longestNote)) return note;
  throw new UsageError(`--note takes a text of at most ${longestNote} characters.`);
}
