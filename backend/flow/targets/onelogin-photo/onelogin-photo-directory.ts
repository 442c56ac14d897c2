import { z } from 'zod';
import { ConnectorError } from '../../../errors/connector-error.ts';
import { inTurn } from '../../../http/in-turn.ts';
import type { ProviderFinding } from '../../model/provider.ts';
import { attempt } from '../../model/attempt.ts';
import type { AttributeDirectory, AttributeWrite, WriteOutcome } from '../shared/photo-attribute/photo-directory.ts';
import type { OneLoginPhotoClient } from './onelogin-photo-client.ts';
import { oneloginFailure, personTrouble, writerType } from './onelogin-photo-failure.ts';

const userShape = z.looseObject({
  id: z.union([z.number(), z.string()]).transform(String),
  custom_attributes: z.record(z.string(), z.unknown()).nullish(),
});
const attributeShape = z.object({ shortname: z.string() });

const requestsAtOnce = 4;
const attributesPath = '/users/custom_attributes';
const number = /^\d+$/;

/** The users of an account, their custom attributes, and partial updates of these. */
export function oneloginPhotoDirectory(client: OneLoginPhotoClient, matchBy: string): AttributeDirectory {
  const byIds = async (ids: readonly string[], fields: string, signal: AbortSignal) => {
    const known = ids.filter((id) => number.test(id));
    if (known.length === 0) return [];
    return client.list(`/users?user_ids=${known.join(',')}&fields=${fields}`, userShape, signal);
  };
  return {
    check: (signal) => check(client, signal),
    attributes: async (signal) =>
      new Set((await client.list(attributesPath, attributeShape, signal)).map(({ shortname }) => shortname)),
    create: async (names, signal) => {
      for (const name of names) await create(client, name, signal);
    },
    find: async (values, signal) => {
      if (matchBy === 'id') return (await byIds(values, 'id', signal)).map(({ id }) => ({ value: id, id }));
      const found = await Array.fromAsync(
        inTurn(values, inFew, (value) => findOne(client, { field: matchBy, value }, signal)),
      );
      return found.flat();
    },
    read: async (ids, names, signal) =>
      (await byIds(ids, 'id,custom_attributes', signal)).map(({ id, custom_attributes: held }) => ({
        id,
        texts: Object.fromEntries(names.map((name) => [name, textOf(held?.[name])])),
      })),
    write: (writes, signal) => inTurn(writes, inFew, (write) => writeOne(client, write, signal)),
    close: () => client.close(),
  };
}

const inFew = { inAll: requestsAtOnce, perKey: requestsAtOnce, keyOf: () => '' };

const textOf = (held: unknown): string | null => (typeof held === 'string' && held !== '' ? held : null);

/** An asterisk stands for anything in OneLogin's filters, so only what is the very same counts. */
async function findOne(
  client: OneLoginPhotoClient,
  { field, value }: { readonly field: string; readonly value: string },
  signal: AbortSignal,
): Promise<readonly { readonly value: string; readonly id: string }[]> {
  if (value.includes('*')) return [];
  const path = `/users?${field}=${encodeURIComponent(value)}&fields=id,${field}`;
  const users = await client.list(path, userShape, signal);
  return users
    .filter((user) => String(user[field]).toLowerCase() === value.toLowerCase())
    .map(({ id }) => ({ value, id }));
}

/** Attributes that are not named stay, an empty text removes: https://developers.onelogin.com/api-docs/1/users/set-custom-attribute */
async function writeOne(
  client: OneLoginPhotoClient,
  { id, texts }: AttributeWrite,
  signal: AbortSignal,
): Promise<WriteOutcome> {
  const values = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text ?? '']));
  const path = `/api/1/users/${encodeURIComponent(id)}/set_custom_attributes`;
  const answer = await client.ask({ path, method: 'PUT', body: { custom_attributes: values } }, signal);
  if (answer.status < 300) return { id, status: 'written' };
  const trouble = personTrouble(id, answer);
  if (trouble === undefined) throw new ConnectorError(oneloginFailure(answer, 'change users'));
  return trouble;
}

/** https://developers.onelogin.com/api-docs/2/users/create-custom-attribute */
async function create(client: OneLoginPhotoClient, name: string, signal: AbortSignal): Promise<void> {
  // The page shows neither this path nor `user_field`; the service asks for both.
  const body = { user_field: { name, shortname: name } };
  const answer = await client.ask({ path: `/api/2${attributesPath}`, method: 'POST', body }, signal);
  if (answer.status >= 300) throw new ConnectorError(oneloginFailure(answer, 'create custom attributes'));
}

/** Which type an API credential is of shows only by writing. */
async function check(client: OneLoginPhotoClient, signal: AbortSignal): Promise<readonly ProviderFinding[]> {
  const entry = await attempt('Sign in', async () => {
    await client.signIn(signal);
    return 'The API credential signs in.';
  });
  if (entry.status === 'missing') return [entry];
  const reading = await attempt('Read users', async () => {
    const answer = await client.ask({ path: '/api/2/users?limit=1&fields=id' }, signal);
    if (answer.status !== 200) throw new ConnectorError(oneloginFailure(answer, 'read users'));
    return 'Users can be read.';
  });
  const message = `Whether the API credential is of the type “${writerType}” shows with the first push.`;
  return [entry, reading, { status: 'warning', subject: 'Write attributes', message }];
}
