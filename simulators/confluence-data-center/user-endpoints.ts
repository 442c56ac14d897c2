import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { errorAnswer, noUser, type ConfluenceRequest, type ConfluenceWorld } from './confluence-request.ts';
import { picturePath } from './confluence-pages.ts';
import type { ConfluenceUser } from './confluence-users.ts';

const anonymous = {
  type: 'anonymous',
  displayName: 'Anonymous',
  profilePicture: { path: '/images/icons/profilepics/anonymous.svg', width: 48, height: 48, isDefault: true },
};

/** Nobody is turned away here: who is not known is told so. */
export function currentUser({ world, isKnown }: ConfluenceRequest): SimulatedAnswer {
  if (!isKnown) return { status: 200, body: anonymous };
  const { username } = world.options;
  return {
    status: 200,
    body: { ...anonymous, type: 'known', username, userKey: 'f'.repeat(32), displayName: 'Roster' },
  };
}

export function getUser({ world, arrival: { query } }: ConfluenceRequest): SimulatedAnswer {
  const [key, name] = [query.get('key'), query.get('username')];
  if (key === null && name === null) return errorAnswer(400, 'Either key or username is needed.');
  const user = key === null ? world.users.byName(name ?? '') : world.users.byKey(key);
  if (user === undefined) return noUser;
  // Who was deleted is still known by key.
  if (user.deleted)
    return { status: 200, body: { ...anonymous, type: 'unknown', username: user.userKey, userKey: user.userKey } };
  return { status: 200, body: viewOf(world, user, query.get('expand') ?? '') };
}

function viewOf(world: ConfluenceWorld, user: ConfluenceUser, expand: string) {
  const { userKey, username, displayName, active, picture } = user;
  const path = picturePath(world, user) ?? `${world.options.contextPath}/images/icons/profilepics/default.svg`;
  const profilePicture = { path, width: 48, height: 48, isDefault: picture === undefined };
  const status = expand.split(',').includes('status') ? { status: active ? 'current' : 'deactivated' } : {};
  return { type: 'known', username, userKey, profilePicture, displayName, ...status };
}

export function listActive({ world, isKnown }: ConfluenceRequest): SimulatedAnswer {
  if (!isKnown || !world.administers) return errorAnswer(403, 'Only administrators may list users.');
  const [first] = world.users.all().filter(({ active }) => active);
  const results = first === undefined ? [] : [viewOf(world, first, '')];
  return { status: 200, body: { results, start: 0, limit: 1, size: results.length } };
}
