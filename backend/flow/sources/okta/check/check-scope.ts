import type { CheckFinding } from '../../source.ts';
import { readUserPage, listingTask } from '../people/user-page.ts';
import { listingsOf, memberListing } from '../people/user-paths.ts';
import { attempt } from '../../../model/attempt.ts';
import type { CheckMeans } from './check-means.ts';

/** Asks for one person of each list that makes up the scope: groups that are gone and bad filters show here. */
export async function checkScope(means: CheckMeans, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  const { groups, filter } = means.context.scope;
  if (groups.length === 0 && filter === '') return [];
  const lists = [
    ...groups.map(memberListing),
    ...(filter === '' ? [] : listingsOf({ ...means.context.scope, groups: [] }, means.settings)),
  ];
  const findings = await Promise.all(
    lists.map((listing) =>
      attempt('Read the scope', async () => {
        const path = listing.path.replace(/limit=\d+/, 'limit=1');
        await readUserPage(means, path, listingTask(listing, means), signal);
        return 'The people in scope can be listed.';
      }),
    ),
  );
  const problems = findings.filter(({ status }) => status !== 'works');
  return problems.length > 0 ? problems : findings.slice(0, 1);
}
