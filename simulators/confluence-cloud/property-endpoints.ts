import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { refusal } from './confluence-refusals.ts';

/** The properties of the accounts: those of Confluence are others than those of Jira. */
export type PropertyStore = Map<string, Map<string, unknown>>;

const maxKeyLength = 255;
const maxValueLength = 32_768;

/** https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-user-properties/ */
export function answerProperty(
  store: PropertyStore,
  { accountId, key }: { readonly accountId: string; readonly key: string },
  { method, body }: Pick<Arrival, 'method' | 'body'>,
): SimulatedAnswer {
  if (!/^[-_a-zA-Z0-9]+$/u.test(key) || key.length > maxKeyLength) throw refusal(400, 'The key is not valid.');
  const held = store.get(accountId) ?? new Map<string, unknown>();
  const exists = held.has(key);
  if (method === 'POST' && exists) throw refusal(409, 'A property with this key exists already.');
  if (method !== 'POST' && !exists) throw refusal(404, 'There is no property with this key.');
  switch (method) {
    case 'GET':
      return { status: 200, body: { key, value: held.get(key), id: `${accountId}/${key}` } };
    case 'DELETE':
      held.delete(key);
      return { status: 204 };
    case 'POST':
    case 'PUT':
      store.set(accountId, held.set(key, valueIn(body)));
      return { status: method === 'POST' ? 201 : 204 };
    default:
      throw refusal(405, 'Method not allowed.');
  }
}

function valueIn(body: string): unknown {
  const value: unknown = parsed(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value) || Object.keys(value).length === 0) {
    throw refusal(400, 'The value must be an object and not empty.');
  }
  if (JSON.stringify(value).length > maxValueLength) throw refusal(400, 'The value is too long.');
  return value;
}

function parsed(body: string): unknown {
  try {
    return (JSON.parse(body) as { readonly value?: unknown } | null)?.value;
  } catch {
    throw refusal(400, 'The request is no JSON.');
  }
}
