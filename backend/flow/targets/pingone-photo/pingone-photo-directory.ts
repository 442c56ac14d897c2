import { z } from 'zod';
import { ConnectorError } from '../../../errors/connector-error.ts';
import { inTurn } from '../../../http/in-turn.ts';
import type { ProviderFinding } from '../../model/provider.ts';
import { attempt } from '../../model/attempt.ts';
import type {
  AttributeDirectory,
  AttributeTexts,
  AttributeWrite,
  WriteOutcome,
} from '../shared/photo-attribute/photo-directory.ts';
import type { PingOnePhotoClient } from './pingone-photo-client.ts';
import { personTrouble, pingoneFailure, tasks } from './pingone-photo-failure.ts';

const userShape = z.looseObject({ id: z.string().min(1) });
type PingOneUser = z.infer<typeof userShape>;
const usersShape = z.object({
  _embedded: z.object({ users: z.array(userShape).default([]) }).default({ users: [] }),
});
const schemasShape = z.object({
  _embedded: z.object({ schemas: z.array(z.object({ id: z.string(), name: z.string().optional() })).min(1) }),
});
const attributesShape = z.object({
  _embedded: z.object({
    attributes: z.array(
      z.object({
        name: z.string(),
        type: z.string().default(''),
        schemaType: z.string().default(''),
        enabled: z.boolean().default(true),
        multiValued: z.boolean().nullish(),
      }),
    ),
  }),
});

/** The one attribute of PingOne's own that can be written: https://developer.pingidentity.com/pingone-api/platform/users/users-1.html */
const photoAddress = 'photo.href';
const writesAtOnce = 4;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The users of an environment, their declared attributes and `photo.href`, and partial updates of these. */
export function pingonePhotoDirectory(client: PingOnePhotoClient, matchBy: string): AttributeDirectory {
  const turns = { inAll: writesAtOnce, perKey: writesAtOnce, keyOf: () => '' };
  return {
    check: (signal) => check(client, signal),
    attributes: (signal) => attributeNames(client, signal),
    create: async (names, signal) => {
      const schemaId = await userSchema(client, signal);
      for (const name of names) await create(client, { schemaId, name }, signal);
    },
    find: async (values, signal) => {
      const askable = matchBy === 'id' ? values.filter((value) => uuid.test(value)) : values;
      const users = await listUsers(client, { by: matchBy, values: askable }, signal);
      const byKey = Map.groupBy(users, (user) => String(user[matchBy]).toLowerCase());
      return values.flatMap((value) => (byKey.get(value.toLowerCase()) ?? []).map(({ id }) => ({ value, id })));
    },
    read: async (ids, names, signal) =>
      (await listUsers(client, { by: 'id', values: ids }, signal)).map((user) => ({
        id: user.id,
        texts: textsIn(user, names),
      })),
    write: (writes, signal) => inTurn(writes, turns, (write) => writeOne(client, write, signal)),
    close: () => client.close(),
  };
}

/** https://docs.pingidentity.com/pingone/directory/p1_scim_filter_language.html */
async function listUsers(
  client: PingOnePhotoClient,
  { by, values }: { readonly by: string; readonly values: readonly string[] },
  signal: AbortSignal,
): Promise<readonly PingOneUser[]> {
  if (values.length === 0) return [];
  const filter = values.map((value) => `${by} eq ${JSON.stringify(value)}`).join(' or ');
  const path = `/users?limit=200&filter=${encodeURIComponent(filter)}`;
  return (await client.get({ path, task: tasks.read, shape: usersShape }, signal))._embedded.users;
}

const photoShape = z.object({ href: z.string() });

function textsIn(user: PingOneUser, names: readonly string[]): AttributeTexts {
  const texts = names.map((name) => {
    const held = name === photoAddress ? photoShape.safeParse(user['photo']).data?.href : user[name];
    return [name, typeof held === 'string' ? held : null] as const;
  });
  return Object.fromEntries(texts);
}

/** What is not named stays: https://developer.pingidentity.com/pingone-api/platform/users/users-1/update-user-patch.html */
async function writeOne(
  client: PingOnePhotoClient,
  { id, texts }: AttributeWrite,
  signal: AbortSignal,
): Promise<WriteOutcome> {
  const { [photoAddress]: href, ...custom } = texts;
  const body = { ...custom, ...(href !== undefined && { photo: href === null ? null : { href } }) };
  const answer = await client.ask({ path: `/users/${encodeURIComponent(id)}`, method: 'PATCH', body }, signal);
  if (answer.status !== 200) {
    const trouble = personTrouble(id, answer);
    if (trouble === undefined) throw new ConnectorError(pingoneFailure(answer, tasks.write));
    return trouble;
  }
  const user = userShape.safeParse(answer.body).data;
  return { id, status: 'written', ...(user && { texts: textsIn(user, Object.keys(texts)) }) };
}

async function userSchema(client: PingOnePhotoClient, signal: AbortSignal): Promise<string> {
  const { _embedded } = await client.get({ path: '/schemas', task: tasks.schema, shape: schemasShape }, signal);
  const [first] = _embedded.schemas;
  return _embedded.schemas.find(({ name }) => name === 'User')?.id ?? first?.id ?? '';
}

async function attributeNames(client: PingOnePhotoClient, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const path = `/schemas/${await userSchema(client, signal)}/attributes`;
  const { _embedded } = await client.get({ path, task: tasks.schema, shape: attributesShape }, signal);
  const texts = _embedded.attributes.filter(
    ({ type, schemaType, enabled, multiValued }) =>
      type === 'STRING' && schemaType === 'CUSTOM' && enabled && multiValued !== true,
  );
  return new Set([photoAddress, ...texts.map(({ name }) => name)]);
}

/** https://developer.pingidentity.com/pingone-api/platform/schemas/create-attribute.html */
async function create(
  client: PingOnePhotoClient,
  { schemaId, name }: { readonly schemaId: string; readonly name: string },
  signal: AbortSignal,
): Promise<void> {
  const body = { name, displayName: name, type: 'STRING', enabled: true, unique: false, multiValued: false };
  const answer = await client.ask({ path: `/schemas/${schemaId}/attributes`, method: 'POST', body }, signal);
  if (answer.status !== 201) throw new ConnectorError(pingoneFailure(answer, tasks.create));
}

/** What a worker app may write shows only by writing. */
async function check(client: PingOnePhotoClient, signal: AbortSignal): Promise<readonly ProviderFinding[]> {
  const entry = await attempt('Sign in', async () => {
    await client.signIn(signal);
    return 'The worker app signs in.';
  });
  if (entry.status === 'missing') return [entry];
  const reading = await attempt('Read users', async () => {
    await client.get({ path: '/users?limit=1', task: tasks.read, shape: usersShape }, signal);
    return 'Users can be read.';
  });
  const message = `Whether the worker app has the role “${tasks.write.role}” shows with the first push.`;
  return [entry, reading, { status: 'warning', subject: 'Write attributes', message }];
}
