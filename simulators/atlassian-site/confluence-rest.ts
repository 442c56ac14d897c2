import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { reportPath, type AccountReports } from './account-reports.ts';
import type { InstalledApp } from './installed-app.ts';
import { refusalOf } from './site-tokens.ts';
import type { SiteUser } from './site-user.ts';

interface Confluence {
  readonly app: InstalledApp | undefined;
  readonly users: readonly SiteUser[];
  readonly siteUrl: string;
  readonly reports: Pick<AccountReports, 'answer'>;
}

/** What the address of Confluence ends with. It is no part of what apps sign. */
export const confluenceContext = '/wiki';

const maxAccountsAtOnce = 100;

/** Confluence's REST API as far as apps ask it about the people in front of their pages. */
export function answerConfluence({ app, users, siteUrl, reports }: Confluence, arrival: Arrival): SimulatedAnswer {
  const { method, path, url, headers } = arrival;
  const token = /^JWT (\S+)$/.exec(headers['authorization'] ?? '')?.[1];
  const target = { method, url: siteUrl + url, baseUrl: siteUrl + confluenceContext };
  const refusal = app ? refusalOf(token, app, target, app.descriptor.key) : 'There is no such app.';
  if (refusal !== undefined) return { status: 401, body: problem(401, refusal) };
  if (path === confluenceContext + reportPath) return reports.answer(arrival);
  return answerConfluencePeople(users, arrival) ?? { status: 404, body: problem(404, 'There is no such resource.') };
}

/** What any app may ask of people; undefined: something else was asked for. */
export function answerConfluencePeople(
  users: readonly SiteUser[],
  { method, path, query }: Pick<Arrival, 'method' | 'path' | 'query'>,
): SimulatedAnswer | undefined {
  if (method === 'GET' && path === '/wiki/rest/api/user') return showUser(users, query);
  if (method === 'GET' && path === '/wiki/rest/api/user/bulk') return listUsers(users, query);
  return undefined;
}

function showUser(users: readonly SiteUser[], query: URLSearchParams): SimulatedAnswer {
  const user = users.find(({ accountId }) => accountId === query.get('accountId'));
  if (!user) return { status: 404, body: problem(404, 'No user found with that account id.') };
  return { status: 200, body: userBean(user, query) };
}

/** The first hundred of those that are asked for; ids that are nobody's are left out. */
function listUsers(users: readonly SiteUser[], query: URLSearchParams): SimulatedAnswer {
  const wanted = query.getAll('accountId').slice(0, maxAccountsAtOnce);
  if (wanted.length === 0) return { status: 400, body: problem(400, 'accountId is required.') };
  const results = users.filter(({ accountId }) => wanted.includes(accountId)).map((user) => userBean(user, query));
  return { status: 200, body: { results, start: 0, limit: 200, size: results.length, _links: {} } };
}

/** An address that is not shown is empty. What a person may do is told only to whoever asks for it. */
function userBean({ accountId, displayName, emailAddress, isAdmin }: SiteUser, query: URLSearchParams): object {
  const names = { displayName, publicName: displayName, email: emailAddress ?? '' };
  const shown = { type: 'known', accountId, accountType: 'atlassian', ...names };
  const isExpanded = query.getAll('expand').flatMap((list) => list.split(','));
  if (!isExpanded.includes('operations')) return { ...shown, _expandable: { operations: '' } };
  const allowed = ['use', ...(isAdmin ? ['administer', 'create_space'] : [])];
  const operations = [
    ...allowed.map((operation) => ({ operation, targetType: 'application' })),
    // Everybody administers their own space, and is no admin for it.
    { operation: 'administer', targetType: 'space' },
  ];
  return { ...shown, operations };
}

function problem(statusCode: number, message: string): object {
  return { statusCode, message };
}
