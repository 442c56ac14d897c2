import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { SourceId } from '../../../model/record.ts';
import type { SourcePage } from '../../source.ts';
import { graphFailure, tasks } from '../entra-failure.ts';
import { readUsers } from '../entra-record.ts';
import type { ChangesPlace } from './place.ts';
import { type ByIdMeans, readUsersById } from './read-users-by-id.ts';
import { readUserPage, userPage } from './user-page.ts';
import type { UserSelection } from './user-selection.ts';

/** Not known to tenants of Azure AD B2C and External ID: https://learn.microsoft.com/graph/api/user-delta */
const cannotFollow = new Set([400, 403, 404, 405, 501]);

/** A link that leads to everything that changes from here on; undefined where Graph cannot follow changes. */
export async function startFollowingChanges(
  { client, graphUrl, selection }: ByIdMeans,
  signal: AbortSignal,
): Promise<string | undefined> {
  const path = `/users/delta?$select=${trackedProperties(selection).join(',')}&$deltatoken=latest`;
  const answer = await client.ask({ path }, signal);
  if (answer.status === 200) return userPage(answer.body, path, graphUrl).deltaLink;
  if (cannotFollow.has(answer.status)) return undefined;
  throw new ConnectorError(graphFailure(answer, tasks.changes));
}

const trackedProperties = ({ properties, managerProperties }: UserSelection): readonly string[] =>
  managerProperties === undefined ? properties : [...properties, 'manager'];

/**
 * Who changed since the place, read whole: what Graph lists of a change is partial, may be repeated, and is unreliable
 * about managers. Whoever is gone by the time they are read counts as removed.
 */
export async function* readChanges(
  from: ChangesPlace,
  means: ByIdMeans,
  signal: AbortSignal,
): AsyncGenerator<SourcePage> {
  let place = from;
  while (!place.ended) {
    const page = await readUserPage(means, { path: place.link }, { ...tasks.changes, follows: true }, signal);
    const { changed, removed } = sortChanges(page.items);
    const { users, gone } = await readUsersById(changed, means, signal);
    const link = page.nextLink ?? page.deltaLink;
    if (link === undefined) throw endless();
    place = { ...place, link, ended: page.nextLink === undefined };
    yield {
      ...readUsers(users),
      removed: [...removed, ...gone],
      cursor: place,
      ...(place.ended ? { end: endAt(place) } : {}),
    };
  }
  if (from.ended) yield { records: [], removed: [], cursor: from, end: endAt(from) };
}

const endAt = ({ link, of }: ChangesPlace): NonNullable<SourcePage['end']> => ({
  read: 'changes',
  bookmark: { deltaLink: link, of },
});

function endless(): ConnectorError {
  return new ConnectorError({
    reason: 'unexpected-answer',
    message: 'Microsoft Graph listed changes without saying where to go on.',
  });
}

interface Changes {
  readonly changed: readonly SourceId[];
  readonly removed: readonly SourceId[];
}

/** The last word on a person counts. `@removed` has two reasons, deleted and restorable: both are gone. */
function sortChanges(items: readonly JsonObject[]): Changes {
  const last = new Map<SourceId, 'changed' | 'removed'>();
  for (const item of items) {
    if (typeof item['id'] === 'string') last.set(item['id'], '@removed' in item ? 'removed' : 'changed');
  }
  const those = (what: 'changed' | 'removed'): readonly SourceId[] =>
    [...last].filter(([, word]) => word === what).map(([id]) => id);
  return { changed: those('changed'), removed: those('removed') };
}
