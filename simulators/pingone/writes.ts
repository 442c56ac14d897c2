import { randomUUID } from 'node:crypto';
import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import type { Directory } from './directory.ts';
import type { PingOneSettings } from './pingone-options.ts';
import { notFound, refusal } from './pingone-refusal.ts';
import { type Addresses, schemaAttributes, userView } from './user-view.ts';
import { objectIn, parsedJson } from '../edge/json-content.ts';

interface UpdateMeans {
  readonly settings: PingOneSettings;
  readonly directory: Directory;
  readonly addresses: Addresses;
}

/** All attributes of the user schema. */
export const attributesOf = ({ created }: Directory): typeof schemaAttributes => [
  ...schemaAttributes,
  ...created.map((name) => ({ name, schemaType: 'CUSTOM' }) as const),
];

/** `PATCH …/users/{id}`: https://developer.pingidentity.com/pingone-api/platform/users/users-1/update-user-patch.html */
export function updateUser(
  { settings, directory, addresses }: UpdateMeans,
  { body }: Arrival,
  id: string,
): SimulatedAnswer {
  const person = directory.person(id);
  if (person === undefined) throw notFound('user', id);
  const given = objectIn(parsedJson(body));
  if (given === undefined) throw refusal(400, 'INVALID_REQUEST', 'The request could not be completed.');
  const bad = Object.entries(given).find(([name, value]) => !fits(directory, name, value));
  if (bad !== undefined) throw invalid(bad[0]);
  const kept = Object.entries(given).filter(([name]) => !settings.ignores.includes(name));
  directory.written.set(id, { ...directory.written.get(id), ...Object.fromEntries(kept) });
  return { status: 200, body: userView(person, directory, addresses) };
}

function fits(directory: Directory, name: string, value: unknown): boolean {
  if (value === null) return true;
  if (name === 'photo') return typeof objectIn(value)?.['href'] === 'string';
  const isCustom = attributesOf(directory).some((one) => one.name === name && one.schemaType === 'CUSTOM');
  return isCustom && typeof value === 'string';
}

/** https://developer.pingidentity.com/pingone-api/platform/schemas/create-attribute.html */
export function createAttribute(directory: Directory, { body }: Arrival): SimulatedAnswer {
  const { name, type, enabled } = objectIn(parsedJson(body)) ?? {};
  const isTaken = attributesOf(directory).some((one) => one.name === name);
  if (typeof name !== 'string' || !/^[A-Za-z]\w*$/u.test(name) || isTaken) throw invalid('name');
  if (type !== 'STRING' || enabled !== true) throw invalid('type');
  directory.created.push(name);
  return { status: 201, body: { id: randomUUID(), name, type, enabled, schemaType: 'CUSTOM' } };
}

const invalid = (target: string) =>
  refusal(
    400,
    'INVALID_DATA',
    'The request could not be completed. One or more validation errors were in the request.',
    [{ code: 'INVALID_VALUE', target, message: 'The value is not valid' }],
  );
