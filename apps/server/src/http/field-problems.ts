import type { ErrorObject } from 'ajv/dist/2020.js';
import type { ParameterPlace } from './contract.ts';
import type { FieldProblem } from './problem.ts';

const mostFields = 50;
const longestName = 100;

/** What is wrong in a request body; pointers are JSON Pointers (RFC 6901). */
export function bodyProblems(errors: readonly ErrorObject[]): FieldProblem[] {
  return telling(errors).map((error) => ({
    pointer: error.instancePath + missingOrUnknown(error),
    code: error.keyword,
    message: messageOf(error),
  }));
}

/** What is wrong in parameters; pointers read `query/limit`. `names` gives header names their written form back. */
export function parameterProblems(
  place: ParameterPlace,
  errors: readonly ErrorObject[],
  names: ReadonlyMap<string, string>,
): FieldProblem[] {
  return telling(errors).map((error) => {
    const [name = '', ...rest] = (error.instancePath + missingOrUnknown(error)).slice(1).split('/');
    const pointer = [place, names.get(name) ?? name, ...rest].join('/');
    return { pointer, code: error.keyword, message: messageOf(error) };
  });
}

/**
 * A failed choice reports each branch and the choice itself. The branches say more, so the choice is kept only where
 * nothing else speaks of the same place; that a value is not null says nothing.
 */
function telling(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const isChoice = ({ keyword }: ErrorObject) => keyword === 'oneOf' || keyword === 'anyOf';
  const choices = errors.filter(isChoice);
  if (choices.length === 0) return errors.slice(0, mostFields);
  const atChoice = new Set(choices.map(({ instancePath }) => instancePath));
  const specific = errors.filter(
    (error) =>
      !isChoice(error) &&
      !(error.keyword === 'type' && error.params['type'] === 'null' && atChoice.has(error.instancePath)),
  );
  const unexplained = choices.filter(
    (choice) => !specific.some(({ instancePath }) => instancePath.startsWith(choice.instancePath)),
  );
  return [...specific, ...unexplained].slice(0, mostFields);
}

function missingOrUnknown({ keyword, params }: ErrorObject): string {
  const name: unknown =
    keyword === 'required' || keyword === 'dependentRequired'
      ? params['missingProperty']
      : (params['additionalProperty'] ?? params['unevaluatedProperty']);
  return typeof name === 'string' ? `/${escapePointer(name.slice(0, longestName))}` : '';
}

function messageOf({ keyword, params, message = 'is not valid' }: ErrorObject): string {
  switch (keyword) {
    case 'required':
    case 'dependentRequired':
      return 'is required';
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return 'is not known here';
    case 'enum':
      return `must be one of ${(params['allowedValues'] as unknown[]).join(', ')}`;
    default:
      return message;
  }
}

export function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
