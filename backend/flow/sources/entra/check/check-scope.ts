import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { CheckFinding } from '../../source.ts';
import { graphFailure } from '../entra-failure.ts';
import { startFollowingChanges } from '../people/changes-read.ts';
import { type Listing, listingsOf } from '../people/user-paths.ts';
import { followsChanges, listingTask } from '../people/whole-read.ts';
import { attempt } from '../../../model/attempt.ts';
import type { CheckMeans } from './check-means.ts';

/** Asks for one person of each list that makes up the scope: groups that are gone and bad filters show here. */
export async function checkScope(means: CheckMeans, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  const { groups, filter } = means.context.scope;
  if (groups.length === 0 && filter === '') return [];
  const [plain, advanced] = [false, true].map((eventual) => listingsOf(means.context.scope, means.selection, eventual));
  const findings = await Promise.all(
    (plain ?? []).map((listing, at) => checkListing([listing, advanced?.[at]], means, signal)),
  );
  const problems = findings.filter(({ status }) => status !== 'works');
  return problems.length > 0 ? problems : findings.slice(0, 1);
}

function checkListing(
  [listing, orElse]: readonly [Listing, Listing | undefined],
  means: CheckMeans,
  signal: AbortSignal,
): Promise<CheckFinding> {
  return attempt('Read the scope', async () => {
    const answer = await askForOne(listing, means, signal);
    const final =
      answer.code === 'Request_UnsupportedQuery' && !listing.eventual && orElse !== undefined
        ? await askForOne(orElse, means, signal)
        : answer;
    if (final.status === 200) return 'The people in scope can be listed.';
    throw new ConnectorError(graphFailure(final, listingTask(listing, means)));
  });
}

const askForOne = ({ path, eventual }: Listing, { client }: CheckMeans, signal: AbortSignal) =>
  client.ask({ path: path.replace(/\$top=\d+/, '$top=1'), eventual }, signal);

export async function checkChanges(means: CheckMeans, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  const subject = 'Follow changes';
  if (!followsChanges(means.context)) {
    const message = 'Microsoft Graph follows no changes within groups or filters: every run reads everyone in scope.';
    return [{ status: 'works', subject, message }];
  }
  const finding = await attempt(subject, async () => {
    if ((await startFollowingChanges(means, signal)) !== undefined) return 'Runs can read only what changed.';
    const message = 'This tenant does not let the app follow changes: every run reads everyone.';
    return { status: 'warning', subject, message };
  });
  return [finding];
}
