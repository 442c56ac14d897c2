import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import type { GlobalPermission, JiraCloudSettings } from './jira-cloud-options.ts';
import { refusal } from './jira-refusals.ts';
import type { Account, Site } from './site.ts';

/** Everything that answering needs. */
export interface JiraDesk {
  readonly settings: JiraCloudSettings;
  readonly site: Site;
  readonly permissions: ReadonlySet<GlobalPermission>;
}

const ok = (body: unknown): SimulatedAnswer => ({ status: 200, body });

export const myself = ({ site }: JiraDesk): SimulatedAnswer => ok(site.caller.bean);

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/#api-rest-api-3-mypermissions-get */
export function myPermissions({ permissions }: JiraDesk, query: URLSearchParams): SimulatedAnswer {
  const asked = query.get('permissions');
  if (asked === null) throw refusal(400, 'The permissions query parameter is required.');
  const entries = asked.split(',').map((key) => {
    const havePermission = permissions.has(key as GlobalPermission);
    return [key, { id: '0', key, name: key, type: 'GLOBAL', description: '', havePermission }] as const;
  });
  return ok({ permissions: Object.fromEntries(entries) });
}

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/#api-rest-api-3-user-bulk-get */
export function bulkUsers({ site, settings, permissions }: JiraDesk, query: URLSearchParams): SimulatedAnswer {
  const ids = query.getAll('accountId');
  if (ids.length === 0) throw refusal(400, 'The query parameter accountId is required.');
  if (ids.some((id) => id.length > 128)) throw refusal(400, 'An account ID has at most 128 characters.');
  if (!permissions.has('USER_PICKER')) throw refusal(403, 'You do not have permission to view users.');
  const known = [...new Set(ids)].flatMap((id) => site.account(id) ?? []);
  const { startAt, maxResults } = pageOf(query, { usual: 10, most: settings.pageSize });
  const values = beansOf(known.slice(startAt, startAt + maxResults));
  const isLast = startAt + values.length >= known.length;
  return ok({ startAt, maxResults, total: known.length, isLast, values });
}

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/#api-rest-api-3-user-search-get */
export function searchUsers({ site, settings, permissions }: JiraDesk, query: URLSearchParams): SimulatedAnswer {
  const text = query.get('query')?.toLowerCase();
  if (text === undefined) throw refusal(400, 'A query, accountId or property is required.');
  if (!permissions.has('USER_PICKER')) return ok([]);
  const fits = ({ bean, email }: Account): boolean =>
    bean.active && [bean.displayName, email].some((value) => value.toLowerCase().startsWith(text));
  const { startAt, maxResults } = pageOf(query, { usual: 50, most: Math.min(1000, settings.pageSize) });
  return ok(
    beansOf(
      site
        .accounts()
        .filter(fits)
        .slice(startAt, startAt + maxResults),
    ),
  );
}

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/#api-rest-api-3-users-search-get */
export function listUsers({ site, settings, permissions }: JiraDesk, query: URLSearchParams): SimulatedAnswer {
  if (!permissions.has('USER_PICKER')) throw refusal(403, 'You do not have permission to view users.');
  const { startAt, maxResults } = pageOf(query, { usual: 50, most: Math.min(1000, settings.pageSize) });
  return ok(beansOf(site.accounts().slice(startAt, startAt + maxResults)));
}

const beansOf = (accounts: readonly Account[]) => accounts.map(({ bean }) => bean);

function pageOf(query: URLSearchParams, { usual, most }: { readonly usual: number; readonly most: number }) {
  const startAt = Number(query.get('startAt') ?? 0);
  const asked = Number(query.get('maxResults') ?? usual);
  if (!Number.isInteger(startAt) || !Number.isInteger(asked) || startAt < 0 || asked < 1) {
    throw refusal(400, 'startAt and maxResults are whole numbers.');
  }
  return { startAt, maxResults: Math.min(asked, most) };
}
