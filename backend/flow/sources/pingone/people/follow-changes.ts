import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { SourceContext } from '../../source.ts';
import { pingoneFailure, usersTask } from '../pingone-failure.ts';
import { changedAfter, usersPath } from './user-filter.ts';
import { type ReadMeans, userPage } from './user-page.ts';

/** Whoever joins or leaves a group is not changed by it, so there is no going on from there. */
export const followsChanges = ({ scope }: SourceContext): boolean => scope.groups.length === 0;

/** Nobody is changed after it. */
const endOfTime = '2999-01-01T00:00:00Z';

/**
 * Whether this environment lets users be filtered by when they changed; the documentation leaves it open. Then also
 * when it was asked, by PingOne's clock: what happens from there on is in the changes since.
 */
export async function startFollowingChanges(means: ReadMeans, signal: AbortSignal): Promise<string | undefined> {
  if (!followsChanges(means.context)) return undefined;
  const { client } = means;
  const answer = await client.ask(usersPath(changedAfter(endOfTime), 1), signal);
  if (answer.status === 400) return undefined;
  if (answer.status !== 200) throw new ConnectorError(pingoneFailure(answer, usersTask));
  const { users, answeredAt } = userPage(answer, { link: null, client });
  // Somebody from after the end of time: the filter is taken for nothing.
  return users.length === 0 ? answeredAt : undefined;
}
