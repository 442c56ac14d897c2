import type { Request } from 'express';
import type { z } from 'zod';
import type { Operation } from '#contract/operation.ts';
import { AppError, type FieldProblem } from '../../errors/app-error.ts';
import { fieldProblems, parseInput } from '../../errors/field-problems.ts';
import { oddInput } from './odd-input.ts';

export interface Input {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** Parses what an operation takes. Throws `invalid-input` with every bad field; a bad id in the path is `not-found`. */
export function readInput(operation: Operation, request: Request): Input {
  const params = parsePart(operation.params, request.params);
  if (params.problems.length > 0) throw new AppError('not-found', 'There is nothing at this address.');
  const query = parsePart(operation.query, request.query);
  const body = parsePart(operation.body, readBody(request, operation));
  const problems = [...query.problems, ...body.problems];
  if (problems.length > 0) {
    throw new AppError('invalid-input', 'Some of what was sent needs another look.', { fields: problems });
  }
  return { params: params.value, query: query.value, body: body.value };
}

function parsePart(
  schema: z.ZodType | undefined,
  given: unknown,
): { value: unknown; problems: readonly FieldProblem[] } {
  if (!schema) return { value: undefined, problems: [] };
  const odd = oddInput(given);
  if (odd.length > 0) return { value: undefined, problems: odd };
  const parsed = parseInput(schema, given);
  return parsed.success
    ? { value: parsed.data, problems: [] }
    : { value: undefined, problems: fieldProblems(parsed.error) };
}

function readBody(request: Request, { body }: Operation): unknown {
  if (!body) return undefined;
  const given: unknown = request.body;
  if (given !== undefined) return given;
  if (request.get('content-length') === undefined && request.get('transfer-encoding') === undefined) return {};
  throw new AppError('invalid-input', 'Send the body as JSON, with the header Content-Type: application/json.');
}
