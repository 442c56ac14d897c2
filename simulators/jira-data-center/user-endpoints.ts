import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { errorAnswer, noUser, type JiraRequest, type JiraWorld } from './jira-request.ts';
import type { JiraUser } from './jira-users.ts';

export function myself({ world }: JiraRequest): SimulatedAnswer {
  const { username } = world.options;
  return {
    status: 200,
    body: { key: 'JIRAUSER10000', name: username, active: true, deleted: false, avatarUrls: urlsOf(world, username) },
  };
}

export function myPermissions({ world }: JiraRequest): SimulatedAnswer {
  const permission = (key: string, havePermission: boolean) => ({
    id: '0',
    key,
    name: key,
    type: 'GLOBAL',
    havePermission,
  });
  const permissions = {
    ADMINISTER: permission('ADMINISTER', world.administers),
    SYSTEM_ADMIN: permission('SYSTEM_ADMIN', false),
    BROWSE: permission('BROWSE', true),
  };
  return { status: 200, body: { permissions } };
}

export function getUser({ world, arrival: { query } }: JiraRequest): SimulatedAnswer {
  const [key, name] = [query.get('key'), query.get('username')];
  if (key === null && name === null) return errorAnswer(404, 'Either the key or the username must be given.');
  const user = key === null ? world.users.byName(name ?? '') : world.users.byKey(key);
  return user === undefined ? noUser : { status: 200, body: viewOf(world, user) };
}

/** Beginnings of user names, of words of the name, and of addresses. */
export function searchUsers({ world, arrival: { query } }: JiraRequest): SimulatedAnswer {
  const text = query.get('username')?.toLowerCase() ?? '';
  if (text === '') return errorAnswer(400, 'The username query parameter was not provided.');
  const [start, max] = [Number(query.get('startAt') ?? 0), Math.min(Number(query.get('maxResults') ?? 50), 1000)];
  const [active, inactive] = [query.get('includeActive') !== 'false', query.get('includeInactive') === 'true'];
  const found = world.users
    .all()
    .filter((user) => (user.active ? active : inactive))
    .filter(({ name, email, displayName }) =>
      [name, email, ...displayName.split(' ')].some((word) => word.toLowerCase().startsWith(text)),
    );
  return { status: 200, body: found.slice(start, start + max).map((user) => viewOf(world, user)) };
}

function viewOf(world: JiraWorld, { key, name, email, displayName, active, deleted }: JiraUser) {
  const avatarUrls = urlsOf(world, name);
  return {
    self: `${world.url}/rest/api/2/user?key=${key}`,
    key,
    name,
    emailAddress: email,
    avatarUrls,
    displayName,
    active,
    deleted,
  };
}

function urlsOf({ externalAvatars, url }: JiraWorld, name: string): Record<string, string> {
  const address = (size: string, pixels: number): string =>
    externalAvatars
      ? `https://www.gravatar.com/avatar/0?d=mm&s=${pixels}`
      : `${url}/secure/useravatar?size=${size}&ownerId=${encodeURIComponent(name)}`;
  return { '48x48': address('large', 48), '24x24': address('small', 24), '16x16': address('xsmall', 16) };
}
