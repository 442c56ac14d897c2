import { z } from 'zod';
import type { JsonValue } from '../../model/json.ts';
import { type SiteClient, type SiteRequest, shaped } from '../shared/user-property/property-client.ts';
import { jiraUser, peopleTask } from '../shared/user-property/property-emails.ts';
import {
  isAccountId,
  type PropertyReading,
  type PropertyWritten,
  type SiteAccount,
} from '../shared/user-property/property-site.ts';
import { propertyFailure, propertyTask } from './jira-cloud-failure.ts';

const bulkPage = z.object({ values: z.array(jiraUser), total: z.number().optional() });

/**
 * Jira gives ten of them unless asked for more, and may give fewer than asked for.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/#api-rest-api-3-user-bulk-get
 */
export async function lookUpUsers(
  accountIds: readonly string[],
  client: SiteClient,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, SiteAccount>> {
  const found = new Map<string, SiteAccount>();
  const ids = accountIds.filter((id) => isAccountId(id));
  const query = ids.map((id) => `accountId=${encodeURIComponent(id)}`).join('&');
  for (let startAt = 0; startAt < ids.length;) {
    const path = `/rest/api/3/user/bulk?${query}&startAt=${String(startAt)}&maxResults=${String(ids.length)}`;
    const { values, total = ids.length } = await client.read(path, { task: peopleTask, shape: bulkPage }, signal);
    for (const { accountId, accountType } of values) found.set(accountId, { accountId, isApp: accountType === 'app' });
    startAt += values.length;
    if (values.length === 0 || startAt >= total) break;
  }
  return found;
}

/** Of which account, under which key. */
export interface PropertyPlace {
  readonly key: string;
  readonly accountId: string;
}

const pathOf = ({ key, accountId }: PropertyPlace): string =>
  `/rest/api/3/user/properties/${encodeURIComponent(key)}?accountId=${encodeURIComponent(accountId)}`;

const propertyBody = z.object({ value: z.json() });

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-properties/ */
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

/** PUT creates and updates. `value` undefined: the property is removed. */
export async function writeProperty(
  { value, ...place }: PropertyPlace & { readonly value: JsonValue | undefined },
  client: SiteClient,
  signal: AbortSignal,
): Promise<PropertyWritten> {
  const path = pathOf(place);
  const request: SiteRequest = value === undefined ? { method: 'DELETE', path } : { method: 'PUT', path, body: value };
  const answer = await client.ask(request, propertyTask, signal);
  if (answer.status < 300) return { status: 'written' };
  if (answer.status === 404) return { status: 'overtaken' };
  return { status: 'failed', failure: propertyFailure(answer) };
}
