import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import type { Directory } from './directory.ts';
import { refusalV1, refusalV2 } from './onelogin-refusal.ts';
import { customAttributeNames } from './user-view.ts';

/** Short names of all custom attributes of the account. */
export const namesOf = (directory: Directory): readonly string[] => [...customAttributeNames, ...directory.created];

/** Those that are not named stay; an empty text removes: https://developers.onelogin.com/api-docs/1/users/set-custom-attribute */
export function setCustomAttributes(directory: Directory, { path, body }: Arrival): SimulatedAnswer {
  const person = directory.person(Number(path.split('/')[4]));
  if (person === undefined) throw refusalV1(404, 'not found', 'User not found');
  const given = objectIn(objectIn(parsed(body))?.['custom_attributes']);
  const names = namesOf(directory);
  if (given === undefined || Object.keys(given).some((name) => !names.includes(name))) {
    throw refusalV1(400, 'bad request', 'Invalid custom attributes');
  }
  if (Object.values(given).some((value) => typeof value !== 'string')) {
    throw refusalV1(400, 'bad request', 'Values of custom attributes are strings');
  }
  const values = Object.entries(given).map(([name, value]) => [name, value === '' ? null : String(value)] as const);
  directory.written.set(person.id, { ...directory.written.get(person.id), ...Object.fromEntries(values) });
  return { status: 200, body: { status: { error: false, code: 200, type: 'success', message: 'Success' } } };
}

/** https://developers.onelogin.com/api-docs/2/users/create-custom-attribute; the service asks for `user_field` around it. */
export function createCustomAttribute(directory: Directory, { body }: Arrival): SimulatedAnswer {
  const field = objectIn(objectIn(parsed(body))?.['user_field']);
  if (field === undefined) throw refusalV2(400, 'BadRequestError', 'Missing param: user_field');
  const { name, shortname } = field;
  if (typeof name !== 'string' || typeof shortname !== 'string' || !/^\w+$/u.test(shortname)) {
    throw refusalV2(422, 'UnprocessableEntityError', 'Invalid shortname');
  }
  if (namesOf(directory).includes(shortname)) throw refusalV2(422, 'UnprocessableEntityError', 'Shortname is taken');
  directory.created.push(shortname);
  return { status: 201, body: { id: namesOf(directory).length, name, shortname } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const objectIn = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
