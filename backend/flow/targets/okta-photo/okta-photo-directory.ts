import { z } from 'zod';
import { ConnectorError } from '../../../errors/connector-error.ts';
import { inTurn } from '../../../http/in-turn.ts';
import type {
  AttributeAccount,
  AttributeDirectory,
  AttributeWrite,
  WriteOutcome,
} from '../shared/photo-attribute/photo-directory.ts';
import { checkOktaPhoto } from './okta-photo-check.ts';
import type { OktaPhotoClient } from './okta-photo-client.ts';
import { oktaFailure, personTrouble, tasks } from './okta-photo-failure.ts';
import type { OktaToken } from '../../providers/okta/okta-token.ts';

const userShape = z.object({
  id: z.string().min(1),
  status: z.string().default(''),
  profile: z.record(z.string(), z.unknown()).default({}),
});
const usersShape = z.array(userShape);
type OktaUser = z.infer<typeof userShape>;

const propertiesShape = z.object({ properties: z.record(z.string(), z.object({ type: z.string().optional() })) });
const schemaShape = z.object({ definitions: z.object({ custom: propertiesShape.optional() }) });

const schemaPath = '/meta/schemas/user/default';
/** Of 75 that an org may have under way: https://developer.okta.com/docs/reference/rl-best-practices/ */
const writesAtOnce = 4;

const deactivated = {
  code: 'deactivated',
  message: 'The account is deactivated in Okta, which keeps such profiles as they are.',
};

/** The users of an org, their custom attributes, and partial updates of these. */
export function oktaPhotoDirectory(means: {
  readonly client: OktaPhotoClient;
  /** Absent with an API token. */
  readonly token: OktaToken | undefined;
  /** `id`, or an attribute of the profile. */
  readonly matchBy: string;
  readonly createAttributes: boolean;
}): AttributeDirectory {
  const { client, matchBy } = means;
  return {
    check: (signal) => checkOktaPhoto(means, signal),
    attributes: async (signal) => {
      const { definitions } = await client.get({ path: schemaPath, task: tasks.schema, shape: schemaShape }, signal);
      const texts = Object.entries(definitions.custom?.properties ?? {}).filter(([, { type }]) => type === 'string');
      return new Set(texts.map(([name]) => name));
    },
    create: async (names, signal) => {
      const properties = Object.fromEntries(names.map((name) => [name, newProperty(name)]));
      const body = { definitions: { custom: { id: '#custom', type: 'object', properties, required: [] } } };
      const answer = await client.ask(schemaPath, signal, body);
      if (answer.status !== 200) throw new ConnectorError(oktaFailure(answer, tasks.create));
    },
    find: async (values, signal) => {
      const path = matchBy === 'id' ? 'id' : `profile.${matchBy}`;
      const users = await listUsers(client, { path, values }, signal);
      const byKey = Map.groupBy(users, (user) => keyOf(user, matchBy));
      return values.flatMap((value) =>
        preferred(byKey.get(matchBy === 'id' ? value : value.toLowerCase()) ?? []).map(({ id }) => ({ value, id })),
      );
    },
    read: async (ids, names, signal) =>
      (await listUsers(client, { path: 'id', values: ids }, signal)).map((user) => accountOf(user, names)),
    write: (writes, signal) =>
      inTurn(writes, { inAll: writesAtOnce, perKey: writesAtOnce, keyOf: () => '' }, (write) =>
        writeOne(client, write, signal),
      ),
    close: () => client.close(),
  };
}

/** `filter` is consistent, unlike `search`, and includes people who are deactivated. */
async function listUsers(
  client: OktaPhotoClient,
  { path, values }: { readonly path: string; readonly values: readonly string[] },
  signal: AbortSignal,
): Promise<readonly OktaUser[]> {
  if (values.length === 0) return [];
  const expression = values.map((value) => `${path} eq ${JSON.stringify(value)}`).join(' or ');
  const asked = `/users?limit=200&filter=${encodeURIComponent(expression)}`;
  return client.get({ path: asked, task: tasks.read, shape: usersShape }, signal);
}

function keyOf({ id, profile }: OktaUser, matchBy: string): string {
  const held = profile[matchBy];
  return matchBy === 'id' ? id : typeof held === 'string' ? held.toLowerCase() : '';
}

/** An address may have gone over from a deactivated account to another. */
function preferred(users: readonly OktaUser[]): readonly OktaUser[] {
  const active = users.filter(({ status }) => status !== 'DEPROVISIONED');
  return active.length > 0 ? active : users;
}

function accountOf({ id, status, profile }: OktaUser, names: readonly string[]): AttributeAccount {
  return { id, texts: textsIn(profile, names), ...(status === 'DEPROVISIONED' && { refusal: deactivated }) };
}

const textsIn = (profile: OktaUser['profile'], names: readonly string[]) =>
  Object.fromEntries(
    names.map((name) => {
      const held = profile[name];
      return [name, typeof held === 'string' ? held : null];
    }),
  );

async function writeOne(
  client: OktaPhotoClient,
  { id, texts }: AttributeWrite,
  signal: AbortSignal,
): Promise<WriteOutcome> {
  const answer = await client.ask(`/users/${encodeURIComponent(id)}`, signal, { profile: texts });
  if (answer.status !== 200) {
    const trouble = personTrouble(id, answer);
    if (trouble === undefined) throw new ConnectorError(oktaFailure(answer, tasks.write));
    return trouble;
  }
  const user = userShape.safeParse(answer.body).data;
  return { id, status: 'written', ...(user && { texts: textsIn(user.profile, Object.keys(texts)) }) };
}

const newProperty = (name: string) => ({
  title: name,
  type: 'string',
  required: false,
  maxLength: 1024,
  scope: 'NONE',
  mutability: 'READ_WRITE',
  permissions: [{ principal: 'SELF', action: 'READ_ONLY' }],
});
