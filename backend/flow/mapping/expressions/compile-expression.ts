import jsonata from 'jsonata';
import type { JsonObject } from '../../model/json.ts';
import { readValue } from '../read-value.ts';
import type { Failure, Value } from '../value.ts';
import { expressionFields } from './expression-fields.ts';
import { freshSteps, jsonataLimits, limit } from './expression-limits.ts';
import { compileRegExp, Re2Engine } from './re2-engine.ts';

export type CompiledExpression =
  | {
      readonly ok: true;
      /** Never rejects. */
      readonly evaluate: (attributes: JsonObject) => Promise<Value | Failure>;
      readonly fields: readonly string[] | 'all';
    }
  | { readonly ok: false; readonly problem: ExpressionProblem };

interface ExpressionProblem {
  readonly position?: number;
  readonly message: string;
}

/**
 * A JSONata expression over a record's attributes. It sees own properties only, its regular expressions run on RE2,
 * and steps, depth, time and lengths are limited.
 */
export function compileExpression(text: string): CompiledExpression {
  const parsed = parse(text);
  if (!('expression' in parsed)) return { ok: false, problem: parsed };
  const { expression, fields } = parsed;
  limit(expression);
  const evaluate = async (attributes: JsonObject): Promise<Value | Failure> => {
    try {
      const found: unknown = await expression.evaluate(attributes, freshSteps());
      return readValue(found, describeResult);
    } catch (error) {
      return { failure: describeRunError(error) };
    }
  };
  return { ok: true, evaluate, fields };
}

interface Parsed {
  readonly expression: jsonata.Expression;
  readonly fields: readonly string[] | 'all';
}

function parse(text: string): Parsed | ExpressionProblem {
  try {
    // The engine is a class with all that JSONata uses of a RegExp, but its typings want the whole built-in one.
    const RegexEngine = Re2Engine as unknown as RegExpConstructor;
    const expression = jsonata(text, { ...jsonataLimits, RegexEngine });
    const ast: unknown = expression.ast();
    return findBadRegExp(ast, text) ?? { expression, fields: expressionFields(ast) };
  } catch (error) {
    return describeParseError(error, text);
  }
}

/** JSONata throws plain objects with a `position`; the platform's RegExp throws its own error while `/…/` is parsed. */
function describeParseError(error: unknown, text: string): ExpressionProblem {
  const message = messageOf(error);
  const [, pattern, reason] = /^Invalid regular expression: \/(.*)\/[a-z]*: (.*)$/su.exec(message) ?? [];
  if (pattern !== undefined && reason !== undefined) {
    return {
      position: Math.max(0, text.indexOf(`/${pattern}`)),
      message: `The regular expression is not valid: ${reason}.`,
    };
  }
  if (error instanceof RangeError) return { position: 0, message: 'The expression is nested too deeply.' };
  const position = positionOf(error);
  return { ...(position !== undefined && { position }), message: sentence(message) };
}

function describeRunError(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'D1011') return 'The expression calls itself too deeply.';
  if (code === 'D1012') return 'The expression takes too long.';
  const position = positionOf(error);
  const where = position === undefined ? '' : ` (at character ${String(position)} of the expression)`;
  return sentence(messageOf(error)).replace(/\.$/, `${where}.`);
}

const maxMessageLength = 300;

function messageOf(error: unknown): string {
  const known = typeof error === 'object' && error !== null && 'message' in error;
  const message = known && typeof error.message === 'string' ? error.message : 'The expression failed';
  return message.length > maxMessageLength ? `${message.slice(0, maxMessageLength).toWellFormed()}…` : message;
}

function positionOf(error: unknown): number | undefined {
  const known = typeof error === 'object' && error !== null && 'position' in error;
  return known && typeof error.position === 'number' ? error.position : undefined;
}

function sentence(message: string): string {
  return /[.!?…]$/.test(message) ? message : `${message}.`;
}

function describeResult(found: object): string {
  if (typeof found === 'function' || '_jsonata_lambda' in found || '_jsonata_function' in found) {
    return 'The expression gives a function, not a text. Call it with (…).';
  }
  return `The expression gives ${Array.isArray(found) ? 'a list of groups of attributes' : 'a group of attributes'}, not a text. Go on to one of them.`;
}

function findBadRegExp(node: unknown, text: string): ExpressionProblem | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  if ('type' in node && node.type === 'regex' && 'value' in node && node.value instanceof RegExp) {
    const pattern = compileRegExp(node.value);
    const position = Math.max(0, text.indexOf(`/${node.value.source}/`));
    return pattern.ok ? undefined : { position, message: pattern.problem.message };
  }
  for (const child of Object.values(node) as unknown[]) {
    const problem = findBadRegExp(child, text);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
