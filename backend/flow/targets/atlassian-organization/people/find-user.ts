import type { JsonObject } from '../../../model/json.ts';
import type { PersonFinding, PersonToFind } from '../../target.ts';
import { textOf, valueOf } from './attribute-path.ts';
import type { OrganizationMeans } from '../organization-means.ts';

/** Who of the directory the person is. Never by e-mail: Atlassian refuses that filter (ACCESS-1424). */
export async function findUser(
  { personId, value }: PersonToFind,
  means: OrganizationMeans,
  signal: AbortSignal,
): Promise<PersonFinding> {
  const [user, ...others] = await usersWith(value, means, signal);
  if (others.length > 0) return { personId, status: 'several' };
  const remoteId = user && textOf(valueOf(user, 'id'));
  return remoteId ? { personId, status: 'found', remoteId } : { personId, status: 'none' };
}

export async function usersWith(
  value: string,
  { client, context }: OrganizationMeans,
  signal: AbortSignal,
): Promise<readonly JsonObject[]> {
  const key = context.wants.matchBy === 'externalId' ? 'externalId' : 'userName';
  const users = await client.find(key, value, signal);
  // What does not understand the filter answers with everyone.
  return users.filter((user) => isSame(key, textOf(valueOf(user, key)), value));
}

/** RFC 7643: `userName` is the same in any case (4.1.1), `externalId` is not (3.1). */
function isSame(key: 'userName' | 'externalId', there: string | null, value: string): boolean {
  return key === 'externalId' ? there === value : there?.toLowerCase() === value.toLowerCase();
}
