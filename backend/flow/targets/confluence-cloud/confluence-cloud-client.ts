import { z } from 'zod';
import { ConnectorError } from '../../../errors/connector-error.ts';
import { type SiteClient, shaped } from '../shared/user-property/property-client.ts';
import { siteFailure } from '../shared/user-property/property-failure.ts';
import {
  isAccountId,
  type PropertyReading,
  type PropertyWriting,
  type PropertyWritten,
  type SiteAccount,
} from '../shared/user-property/property-site.ts';
import { propertyFailure, propertyTask, userTask } from './confluence-cloud-failure.ts';

const bulkPage = z.object({
  results: z.array(z.object({ accountId: z.string(), accountType: z.string().nullish() })),
});

/** https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-users/#api-wiki-rest-api-user-bulk-get */
export async function lookUpUsers(
  accountIds: readonly string[],
  client: SiteClient,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, SiteAccount>> {
  const ids = accountIds.filter((id) => isAccountId(id));
  if (ids.length === 0) return new Map();
  const query = ids.map((id) => `accountId=${encodeURIComponent(id)}`).join('&');
  const answer = await client.ask({ path: `/wiki/rest/api/user/bulk?${query}` }, userTask, signal);
  if (answer.status === 404) return ids.length === 1 ? new Map() : lookUpEach(ids, client, signal);
  if (answer.status !== 200) throw new ConnectorError(siteFailure(answer, userTask));
  const { results } = shaped(bulkPage, answer.body);
  return new Map(results.map(({ accountId, accountType }) => [accountId, { accountId, isApp: accountType === 'app' }]));
}

/** One who is unknown must not make the others look so: what becomes of all together then is not documented. */
async function lookUpEach(
  ids: readonly string[],
  client: SiteClient,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, SiteAccount>> {
  const found: (readonly [string, SiteAccount])[] = [];
  for (const id of ids) found.push(...(await lookUpUsers([id], client, signal)));
  return new Map(found);
}

/** Of which account, under which key. */
interface PropertyPlace {
  readonly key: string;
  readonly accountId: string;
}

const pathOf = ({ key, accountId }: PropertyPlace): string =>
  `/wiki/rest/api/user/${encodeURIComponent(accountId)}/property/${encodeURIComponent(key)}`;

const propertyBody = z.object({ value: z.json() });

/** https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-user-properties/ */
export async function readProperty(
  place: PropertyPlace,
  client: SiteClient,
  signal: AbortSignal,
): Promise<PropertyReading> {
  const answer = await client.ask({ path: pathOf(place) }, propertyTask, signal);
  if (answer.status === 404) return { status: 'none' };
  if (answer.status !== 200) return { status: 'failed', failure: propertyFailure(answer) };
  return { status: 'value', value: shaped(propertyBody, answer.body).value };
}

/**
 * POST creates and PUT updates, neither does both: 409 to a POST and 404 to the others mean that it is no longer as it
 * was read. So does 409 to a POST that was sent twice because its answer got lost.
 */
export async function writeProperty(
  { value, exists, ...place }: PropertyPlace & PropertyWriting,
  client: SiteClient,
  signal: AbortSignal,
): Promise<PropertyWritten> {
  const path = pathOf(place);
  const writing = { method: exists ? 'PUT' : 'POST', path, body: { value: value ?? null } } as const;
  const request = value === undefined ? ({ method: 'DELETE', path } as const) : writing;
  const answer = await client.ask(request, propertyTask, signal);
  if (answer.status < 300) return { status: 'written' };
  if (answer.status === 404 || answer.status === 409) return { status: 'overtaken' };
  return { status: 'failed', failure: propertyFailure(answer) };
}
