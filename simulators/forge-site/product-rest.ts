import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import type { SiteUser } from '../atlassian-site/site-user.ts';

/** The products' REST API as far as an app asks it, by its own token, about the people in front of its pages. */
export function answerProduct(
  users: readonly SiteUser[],
  path: string,
  { method, query, body }: Arrival,
): SimulatedAnswer {
  const wanted = users.find(({ accountId }) => accountId === query.get('accountId'));
  if (method === 'GET' && path === '/rest/api/3/user') return wanted ? json(jiraUser(wanted)) : missing;
  if (method === 'GET' && path === '/wiki/rest/api/user') return wanted ? json(confluenceUser(wanted)) : missing;
  if (method === 'POST' && path === '/rest/api/3/permissions/check') {
    const { accountId } = JSON.parse(body) as { readonly accountId?: string };
    const isAdmin = users.some((user) => user.accountId === accountId && user.isAdmin);
    return json({ globalPermissions: isAdmin ? ['ADMINISTER'] : [], projectPermissions: [] });
  }
  return missing;
}

const missing: SimulatedAnswer = { status: 404, body: { errorMessages: ['There is no such resource.'] } };

function json(body: object): SimulatedAnswer {
  return { status: 200, body };
}

function jiraUser({ accountId, displayName, emailAddress }: SiteUser): object {
  const shown = { accountId, accountType: 'atlassian', active: true, displayName };
  return emailAddress === undefined ? shown : { ...shown, emailAddress };
}

function confluenceUser({ accountId, displayName, emailAddress, isAdmin }: SiteUser): object {
  const operations = [
    { operation: 'use', targetType: 'application' },
    ...(isAdmin ? [{ operation: 'administer', targetType: 'application' }] : []),
  ];
  return { type: 'known', accountId, displayName, email: emailAddress ?? '', operations };
}
