import type { Arrival } from '../../edge/arrival.ts';
import type { SimulatedAnswer } from '../../edge/simulated-answer.ts';
import type { Org } from '../directory/org.ts';
import { arrayAttributes, profileAttributes, userSchema } from '../directory/schema.ts';
import { notFound, refusal } from './refusal.ts';
import { objectIn, parsedJson } from '../../edge/json-content.ts';

/** `POST /api/v1/users/{id}`: what the profile does not name stays. */
export function updateUser(org: Org, arrival: Arrival, [key = '']: readonly string[]): SimulatedAnswer {
  const account = org.find(key);
  if (account === undefined) return notFound(key, 'User');
  const profile = objectIn(objectIn(parsedJson(arrival.body))?.['profile']);
  if (profile === undefined) return refusal(400, 'E0000003', 'The request body was not well-formed.');
  if (account.status === 'DEPROVISIONED') return invalid('user: the profile of a deactivated user cannot be updated');
  const bad = Object.entries(profile).find(([name, value]) => !fits(org, name, value));
  if (bad !== undefined) return invalid(`${bad[0]}: The field is not defined, or its value does not fit`);
  return { status: 200, body: org.view(org.write(account, profile)) };
}

/** `POST /api/v1/meta/schemas/user/default`: a partial update too. */
export function createAttributes(org: Org, arrival: Arrival): SimulatedAnswer {
  const definitions = objectIn(objectIn(parsedJson(arrival.body))?.['definitions']);
  const properties = objectIn(objectIn(definitions?.['custom'])?.['properties']);
  if (properties === undefined) return refusal(400, 'E0000003', 'The request body was not well-formed.');
  const taken = Object.keys(properties).find((name) => reserved.has(name) || !/^[A-Za-z][A-Za-z0-9_]*$/.test(name));
  if (taken !== undefined) return invalid(`${taken}: The name is reserved or not allowed`);
  for (const [name, property] of Object.entries(properties)) org.created.set(name, objectIn(property) ?? {});
  return { status: 200, body: userSchema(org.url, org.created) };
}

const reserved = new Set('id profile status type realm password credentials class login email'.split(' '));

function fits(org: Org, name: string, value: unknown): boolean {
  if (!profileAttributes.includes(name) && !org.created.has(name)) return false;
  const maxLength = org.created.get(name)?.['maxLength'];
  if (arrayAttributes.includes(name)) return value === null || Array.isArray(value);
  return value === null || (typeof value === 'string' && value.length <= Number(maxLength ?? Infinity));
}

const invalid = (cause: string): SimulatedAnswer => refusal(400, 'E0000001', `Api validation failed: ${cause}`);
