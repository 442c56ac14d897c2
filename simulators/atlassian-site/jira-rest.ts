import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import type { InstalledApp } from './installed-app.ts';
import { refusalOf } from './site-tokens.ts';
import type { SiteUser } from './site-user.ts';

interface Jira {
  readonly app: InstalledApp | undefined;
  readonly users: readonly SiteUser[];
  readonly siteUrl: string;
}

/** Jira's REST API as far as apps ask it about the people in front of their pages. */
export function answerJira({ app, users, siteUrl }: Jira, arrival: Arrival): SimulatedAnswer {
  const { method, path, query, url, headers, body } = arrival;
  const token = /^JWT (\S+)$/.exec(headers['authorization'] ?? '')?.[1];
  const target = { method, url: siteUrl + url, baseUrl: siteUrl };
  const refusal = app ? refusalOf(token, app, target, app.descriptor.key) : 'There is no such app.';
  if (refusal !== undefined) return { status: 401, body: { message: refusal } };
  if (method === 'GET' && path === '/rest/api/3/user') return showUser(users, query.get('accountId'));
  if (method === 'POST' && path === '/rest/api/3/permissions/check') return checkPermissions(users, JSON.parse(body));
  return { status: 404, body: { errorMessages: ['There is no such resource.'] } };
}

function showUser(users: readonly SiteUser[], wanted: string | null): SimulatedAnswer {
  const user = users.find(({ accountId }) => accountId === wanted);
  if (!user) return { status: 404, body: { errorMessages: ['Specified user does not exist.'] } };
  const { accountId, displayName, emailAddress } = user;
  const shown = { accountId, accountType: 'atlassian', active: true, displayName };
  return { status: 200, body: emailAddress === undefined ? shown : { ...shown, emailAddress } };
}

function checkPermissions(users: readonly SiteUser[], asked: unknown): SimulatedAnswer {
  const { accountId, globalPermissions } = asked as {
    readonly accountId?: string;
    readonly globalPermissions?: string[];
  };
  const user = users.find((each) => each.accountId === accountId);
  const granted = (globalPermissions ?? []).filter((name) => name === 'ADMINISTER' && user?.isAdmin === true);
  return { status: 200, body: { globalPermissions: granted, projectPermissions: [] } };
}
