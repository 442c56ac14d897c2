import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { reportPath, type AccountReports } from './account-reports.ts';
import type { InstalledApp } from './installed-app.ts';
import { issueBean, userBean } from './issue-bean.ts';
import type { SiteIssue, SiteIssues } from './site-issues.ts';
import { refusalOf } from './site-tokens.ts';
import type { SiteUser } from './site-user.ts';

interface Jira {
  readonly app: InstalledApp | undefined;
  readonly users: readonly SiteUser[];
  readonly issues: SiteIssues;
  readonly siteUrl: string;
  /** What apps do to issues; undefined: nothing of that. */
  readonly answerIssues: (app: InstalledApp, arrival: Arrival) => SimulatedAnswer | undefined;
  readonly reports: Pick<AccountReports, 'answer'>;
}

/** Jira's REST API as far as apps ask it about people and issues. The app itself sees every issue. */
export function answerJira(jira: Jira, arrival: Arrival): SimulatedAnswer {
  const { app, users, issues, siteUrl, answerIssues, reports } = jira;
  const { method, path, url, headers } = arrival;
  const token = /^JWT (\S+)$/.exec(headers['authorization'] ?? '')?.[1];
  const target = { method, url: siteUrl + url, baseUrl: siteUrl };
  const refusal = app ? refusalOf(token, app, target, app.descriptor.key) : 'There is no such app.';
  if (!app || refusal !== undefined) return { status: 401, body: { message: refusal } };
  if (path === reportPath) return reports.answer(arrival);
  return answerPeople({ users, issues }, arrival) ?? answerIssues(app, arrival) ?? missing;
}

const missing: SimulatedAnswer = { status: 404, body: { errorMessages: ['There is no such resource.'] } };

/** What any app may ask of people, and of who is who in an issue; undefined: something else was asked for. */
export function answerPeople(
  { users, issues }: Pick<Jira, 'users' | 'issues'>,
  { method, path, query, body }: Pick<Arrival, 'method' | 'path' | 'query' | 'body'>,
): SimulatedAnswer | undefined {
  if (method === 'GET' && path === '/rest/api/3/user') return showUser(users, query.get('accountId'));
  if (method === 'GET' && path === '/rest/api/3/user/bulk') return listUsers(users, query);
  if (method === 'GET' && path === '/rest/api/3/user/search') return searchUsers(users, query);
  if (method === 'POST' && path === '/rest/api/3/permissions/check') {
    return checkPermissions({ users, issues }, JSON.parse(body));
  }
  const issueKey = /^\/rest\/api\/3\/issue\/([^/]+)$/.exec(path)?.[1];
  if (method === 'GET' && issueKey !== undefined) {
    return showIssue(users, issues.find(decodeURIComponent(issueKey)), query.get('fields'));
  }
  return undefined;
}

function showUser(users: readonly SiteUser[], wanted: string | null): SimulatedAnswer {
  const user = users.find(({ accountId }) => accountId === wanted);
  if (!user) return { status: 404, body: { errorMessages: ['Specified user does not exist.'] } };
  return { status: 200, body: userBean(user) };
}

/** Ten at once unless more are asked for; ids that are nobody's are left out. */
function listUsers(users: readonly SiteUser[], query: URLSearchParams): SimulatedAnswer {
  const wanted = query.getAll('accountId');
  if (wanted.length === 0) return { status: 400, body: { errorMessages: ['accountId is required.'] } };
  const startAt = Number(query.get('startAt') ?? 0);
  const maxResults = Math.min(Number(query.get('maxResults') ?? 10), 200);
  const found = users.filter(({ accountId }) => wanted.includes(accountId));
  const values = found.slice(startAt, startAt + maxResults).map(userBean);
  return { status: 200, body: { startAt, maxResults, total: found.length, isLast: true, values } };
}

/** By the beginning of a name, or of an address that is shown. */
function searchUsers(users: readonly SiteUser[], query: URLSearchParams): SimulatedAnswer {
  const wanted = query.get('query')?.toLowerCase() ?? '';
  const maxResults = Number(query.get('maxResults') ?? 50);
  const found = users.filter(({ displayName, emailAddress }) =>
    [displayName, emailAddress].some((text) => text?.toLowerCase().startsWith(wanted)),
  );
  return { status: 200, body: found.slice(0, maxResults).map(userBean) };
}

/** Only the fields that are asked for. */
function showIssue(users: readonly SiteUser[], issue: SiteIssue | undefined, wanted: string | null): SimulatedAnswer {
  if (!issue) {
    const message = 'Issue does not exist or you do not have permission to see it.';
    return { status: 404, body: { errorMessages: [message], errors: {} } };
  }
  return { status: 200, body: issueBean(users, issue, wanted?.split(',')) };
}

interface AskedPermissions {
  readonly accountId?: string;
  readonly globalPermissions?: readonly string[];
  readonly projectPermissions?: readonly {
    readonly issues?: readonly number[];
    readonly permissions: readonly string[];
  }[];
}

/** Ids that are no issue's are left out, as are permissions that the account has for none of them. */
function checkPermissions({ users, issues }: Pick<Jira, 'users' | 'issues'>, asked: unknown): SimulatedAnswer {
  const { accountId, globalPermissions = [], projectPermissions = [] } = asked as AskedPermissions;
  const user = users.find((each) => each.accountId === accountId);
  const granted = globalPermissions.filter((name) => name === 'ADMINISTER' && user?.isAdmin === true);
  const maySee = (id: number) => {
    const issue = issues.find(String(id));
    return user !== undefined && issue !== undefined && !issue.hiddenFrom.includes(user.accountId);
  };
  const ofIssues = projectPermissions.flatMap(({ issues: ids = [], permissions }) =>
    permissions.map((permission) => ({ permission, issues: ids.filter(maySee), projects: [] })),
  );
  const projectGrants = ofIssues.filter((grant) => grant.issues.length > 0);
  return { status: 200, body: { globalPermissions: granted, projectPermissions: projectGrants } };
}
