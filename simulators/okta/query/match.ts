import { arrayAttributes, profileAttributes } from '../directory/schema.ts';
import type { JsonObject } from '../directory/user-view.ts';
import { type Expression, parseExpression, termsOf } from './expression.ts';

const dates = ['lastUpdated', 'created', 'activated', 'statusChanged', 'lastLogin'];
const filterable = new Set(
  'status id lastUpdated profile.login profile.email profile.firstName profile.lastName'.split(' '),
);
const contained = new Set('profile.firstName profile.lastName profile.email profile.login'.split(' '));
const comparing = ['gt', 'ge', 'lt', 'le'];

/** What Okta refuses with E0000031; undefined: it takes the expression. */
export function problemOf(language: 'filter' | 'search', text: string): string | undefined {
  const expression = parseExpression(text);
  if (expression === undefined) return `Invalid ${language} criteria.`;
  const bad = termsOf(expression).find((term) => !(language === 'filter' ? filters(term) : searches(term)));
  return bad === undefined
    ? undefined
    : `The attribute path '${bad.name}' or operator '${bad.operator}' is not supported.`;
}

type Value = string | number | boolean | undefined;
type Term = ReturnType<typeof termsOf>[number];

function filters({ name, operator, value }: Term): boolean {
  if (!filterable.has(name) || typeof value !== 'string') return false;
  if (name === 'lastUpdated') return ['eq', ...comparing].includes(operator) && isTime(value);
  return operator === 'eq';
}

/** Names are case-sensitive; there is no `ne`. */
function searches({ name, operator, value }: Term): boolean {
  const isKnown =
    ['id', 'status', ...dates].includes(name) || profileAttributes.includes(name.replace(/^profile\./, ''));
  if (!isKnown || (!name.startsWith('profile.') && profileAttributes.includes(name))) return false;
  if (operator === 'co') return contained.has(name);
  if (dates.includes(name) && operator !== 'pr' && !(typeof value === 'string' && isTime(value))) return false;
  return ['eq', 'sw', 'pr', ...comparing].includes(operator);
}

const isTime = (value: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(value);

export function matcherOf(text: string): (user: JsonObject) => boolean {
  const expression = parseExpression(text);
  return expression === undefined ? () => false : (user) => matches(expression, user);
}

function matches(expression: Expression, user: JsonObject): boolean {
  if ('joint' in expression) {
    return expression.joint === 'and'
      ? expression.terms.every((term) => matches(term, user))
      : expression.terms.some((term) => matches(term, user));
  }
  const { name, operator, value } = expression;
  const holder = name.startsWith('profile.') ? (user['profile'] as JsonObject) : user;
  const attribute = name.replace(/^profile\./, '');
  const held = holder[attribute];
  const values = arrayAttributes.includes(attribute) && Array.isArray(held) ? held : [held];
  return values.some((one) => compare(one, operator, value));
}

function compare(held: unknown, operator: string, value: Value): boolean {
  if (operator === 'pr') return held !== undefined && held !== null && held !== '';
  if (typeof held !== 'string' && typeof held !== 'number' && typeof held !== 'boolean') return false;
  const [one, other] = [String(held).toLowerCase(), String(value).toLowerCase()];
  switch (operator) {
    case 'eq':
      return one === other;
    case 'sw':
      return one.startsWith(other);
    case 'co':
      return one.includes(other);
    case 'gt':
      return one > other;
    case 'ge':
      return one >= other;
    case 'lt':
      return one < other;
    default:
      return one <= other;
  }
}
