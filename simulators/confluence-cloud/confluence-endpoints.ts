import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { answerJira } from '../jira-cloud/jira-endpoints.ts';
import type { Account, Site } from '../jira-cloud/site.ts';
import type { ConfluenceCloudSettings } from './confluence-options.ts';
import { ConfluenceRefusal, refusal } from './confluence-refusals.ts';
import { answerProperty, type PropertyStore } from './property-endpoints.ts';

export type ConfluenceRequestKind = 'current' | 'user-bulk' | 'property-keys' | 'property' | 'jira' | 'unknown';

/** Everything that answering needs. */
export interface ConfluenceDesk {
  readonly settings: ConfluenceCloudSettings;
  readonly site: Site;
  readonly store: PropertyStore;
  readonly canUse: boolean;
}

const propertyPath = /^\/wiki\/rest\/api\/user\/([^/]+)\/property(?:\/([^/]*))?$/u;

export function confluenceKindOf({ path }: Pick<Arrival, 'path'>): ConfluenceRequestKind {
  if (path.startsWith('/rest/api/3/')) return 'jira';
  if (path === '/wiki/rest/api/user/current') return 'current';
  if (path === '/wiki/rest/api/user/bulk') return 'user-bulk';
  const property = propertyPath.exec(path);
  if (property === null) return 'unknown';
  return property[2] === undefined ? 'property-keys' : 'property';
}

const notFound = { status: 404, headers: { 'Content-Type': 'text/html' }, body: '<html>Page not found</html>' };

export function answerConfluence(desk: ConfluenceDesk, arrival: Arrival): SimulatedAnswer {
  const kind = confluenceKindOf(arrival);
  const { settings, site } = desk;
  if (kind === 'unknown') return notFound;
  if (kind === 'jira') {
    if (settings.jira === 'none') return notFound;
    return answerJira({ settings, site, permissions: new Set(settings.jira) }, arrival);
  }
  try {
    return answered(desk, arrival, kind);
  } catch (error) {
    if (error instanceof ConfluenceRefusal) return error.answer;
    throw error;
  }
}

function answered(desk: ConfluenceDesk, arrival: Arrival, kind: ConfluenceRequestKind): SimulatedAnswer {
  const { settings, site, canUse } = desk;
  const sent = arrival.headers['authorization'];
  const basic = `Basic ${Buffer.from(`${settings.email}:${settings.apiToken}`).toString('base64')}`;
  if (sent === undefined && kind === 'current') return { status: 200, body: { type: 'anonymous', accountId: null } };
  if (sent !== basic) throw refusal(401, 'Authentication failed.');
  if (!canUse) throw refusal(403, 'Current user not permitted to use Confluence.');
  if (kind === 'current') return { status: 200, body: beanOf(site.caller) };
  if (kind === 'user-bulk') return bulkUsers(desk, arrival.query.getAll('accountId'));
  const [, encodedId = '', encodedKey] = propertyPath.exec(arrival.path) ?? [];
  const accountId = decodeURIComponent(encodedId);
  if (site.account(accountId) === undefined) throw refusal(404, 'No user found with this account id.');
  if (encodedKey !== undefined) {
    return answerProperty(desk.store, { accountId, key: decodeURIComponent(encodedKey) }, arrival);
  }
  const results = [...(desk.store.get(accountId)?.keys() ?? [])].map((known) => ({ key: known }));
  return { status: 200, body: { results, start: 0, limit: 5, size: results.length } };
}

/** https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-users/#api-wiki-rest-api-user-bulk-get */
function bulkUsers({ site, settings }: ConfluenceDesk, ids: readonly string[]): SimulatedAnswer {
  if (ids.length === 0 || ids.length > 100) throw refusal(400, 'Between 1 and 100 account ids are needed.');
  const known = ids.flatMap((id) => site.account(id) ?? []);
  if (settings.strictBulk && known.length < ids.length) throw refusal(404, 'No user found with this account id.');
  const results = known.map(beanOf);
  return { status: 200, body: { results, start: 0, limit: 200, size: results.length } };
}

/** Confluence shows nobody's e-mail address here. */
const beanOf = ({ bean }: Account) => ({
  type: 'known',
  accountId: bean.accountId,
  accountType: bean.accountType,
  email: '',
  publicName: bean.displayName,
  displayName: bean.displayName,
});
