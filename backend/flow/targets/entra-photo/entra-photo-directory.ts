import { z } from 'zod';
import { ConnectorError } from '../../../errors/connector-error.ts';
import type { Clock } from '../../../http/clock.ts';
import type { AttributeAccount, AttributeDirectory } from '../shared/photo-attribute/photo-directory.ts';
import { checkEntraPhoto } from './entra-photo-check.ts';
import type { EntraPhotoClient } from './entra-photo-client.ts';
import { graphFailure, managedOnPremises, tasks } from './entra-photo-failure.ts';
import { appOf, extensionAttributes, isExtensionAttribute, shortName } from './entra-photo-names.ts';
import type { AccessToken } from '../../../http/access-token.ts';
import { writeInBatches } from './entra-photo-write.ts';

const userShape = z.looseObject({
  id: z.string().min(1),
  userPrincipalName: z.string().nullish(),
  mail: z.string().nullish(),
  onPremisesSyncEnabled: z.boolean().nullish(),
  onPremisesExtensionAttributes: z.record(z.string(), z.unknown()).nullish(),
});
const usersShape = z.object({ value: z.array(userShape) });
type GraphUser = z.infer<typeof userShape>;

const propertiesShape = z.object({
  value: z.array(
    z.object({ name: z.string(), dataType: z.string().default(''), targetObjects: z.array(z.string()).default([]) }),
  ),
});

/** Most values of an `in`: https://learn.microsoft.com/graph/filter-query-parameter */
const valuesAtOnce = 15;
const objectId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type MatchBy = 'userPrincipalName' | 'mail' | 'id';

/** The users of a tenant, their extension attributes and directory extensions, and partial updates of these. */
export function entraPhotoDirectory(means: {
  readonly client: EntraPhotoClient;
  readonly signIn: AccessToken;
  readonly clock: Clock;
  readonly patienceSeconds: number;
  readonly matchBy: string;
  /** All that are written. */
  readonly names: readonly string[];
  readonly createAttributes: boolean;
}): AttributeDirectory {
  const { client, names } = means;
  const matchBy: MatchBy = means.matchBy === 'mail' || means.matchBy === 'id' ? means.matchBy : 'userPrincipalName';
  return {
    check: (signal) => checkEntraPhoto(means, signal),
    attributes: async (signal) => {
      const apps = [...new Set(names.flatMap((name) => appOf(name) ?? []))];
      const found = await Promise.all(apps.map((app) => extensionsOf(client, app, signal)));
      const known = found.flatMap((extensions) => extensions ?? []);
      return found.includes(undefined) ? undefined : new Set([...extensionAttributes, ...known]);
    },
    create: async (missing, signal) => {
      for (const name of missing) await createExtension(client, name, signal);
    },
    find: async (values, signal) => {
      const askable = matchBy === 'id' ? values.filter((value) => objectId.test(value)) : values;
      const users = await listUsers(client, { by: matchBy, values: askable, select: ['id', matchBy] }, signal);
      const byKey = Map.groupBy(users, (user) => (user[matchBy] ?? '').toLowerCase());
      return values.flatMap((value) => (byKey.get(value.toLowerCase()) ?? []).map(({ id }) => ({ value, id })));
    },
    read: async (ids, asked, signal) => {
      const select = ['id', 'onPremisesSyncEnabled', 'onPremisesExtensionAttributes'];
      const extensions = asked.filter((name) => !isExtensionAttribute(name));
      const users = await listUsers(client, { by: 'id', values: ids, select: [...select, ...extensions] }, signal);
      return users.map((user) => accountOf(user, asked));
    },
    write: (writes, signal) => writeInBatches(means, writes, signal),
    close: () => client.close(),
  };
}

/** Undefined: the app may not ask. */
async function extensionsOf(
  client: EntraPhotoClient,
  appId: string,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  const answer = await client.ask(`/applications(appId='${appId}')/extensionProperties`, signal);
  if (answer.status === 403) return undefined;
  if (answer.status === 404) return [];
  const read = answer.status === 200 ? propertiesShape.safeParse(answer.body).data : undefined;
  if (read === undefined) throw new ConnectorError(graphFailure(answer, tasks.extensions));
  return read.value
    .filter(({ dataType, targetObjects }) => dataType === 'String' && targetObjects.includes('User'))
    .map(({ name }) => name);
}

/** https://learn.microsoft.com/graph/api/application-post-extensionproperty */
async function createExtension(client: EntraPhotoClient, name: string, signal: AbortSignal): Promise<void> {
  const path = `/applications(appId='${appOf(name) ?? ''}')/extensionProperties`;
  const body = { name: shortName(name), dataType: 'String', targetObjects: ['User'] };
  const answer = await client.ask(path, signal, body);
  if (answer.status !== 201) throw new ConnectorError(graphFailure(answer, tasks.create));
}

interface Listing {
  readonly by: MatchBy;
  readonly values: readonly string[];
  readonly select: readonly string[];
}

async function listUsers(
  client: EntraPhotoClient,
  { by, values, select }: Listing,
  signal: AbortSignal,
): Promise<readonly GraphUser[]> {
  const users: GraphUser[] = [];
  for (let start = 0; start < values.length; start += valuesAtOnce) {
    const quoted = values.slice(start, start + valuesAtOnce).map((value) => `'${value.replaceAll("'", "''")}'`);
    const filter = encodeURIComponent(`${by} in (${quoted.join(',')})`);
    const path = `/users?$top=999&$select=${select.join(',')}&$filter=${filter}`;
    users.push(...(await client.get({ path, task: tasks.read, shape: usersShape }, signal)).value);
  }
  return users;
}

function accountOf(user: GraphUser, names: readonly string[]): AttributeAccount {
  const isSynced = user.onPremisesSyncEnabled === true && names.some(isExtensionAttribute);
  const texts = names.map((name) => {
    const held = isExtensionAttribute(name) ? user.onPremisesExtensionAttributes?.[name] : user[name];
    return [name, typeof held === 'string' ? held : null] as const;
  });
  return { id: user.id, texts: Object.fromEntries(texts), ...(isSynced && { refusal: managedOnPremises }) };
}
