import type { CheckFinding } from '../../source.ts';
import { tasks } from '../okta-failure.ts';
import { deletionsPath } from '../people/user-paths.ts';
import { followsChanges } from '../people/whole-read.ts';
import { attempt } from '../../../model/attempt.ts';
import type { CheckMeans } from './check-means.ts';

const subject = 'Follow changes';

/** Changes need nothing more than users do; accounts that were deleted for good are seen in the System Log alone. */
export async function checkChanges(means: CheckMeans, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  if (!followsChanges(means.context)) {
    const message = 'Okta tells nobody who left a group or a filter: every run reads everyone in scope.';
    return [{ status: 'works', subject, message }];
  }
  const finding = await attempt(
    subject,
    async () => {
      const lastHour = new Date(means.context.now().getTime() - 60 * 60_000);
      await means.client.get(deletionsPath(lastHour).replace(/limit=\d+/, 'limit=1'), tasks.logs, signal);
      return 'Runs can read only what changed, deleted accounts among it.';
    },
    'warning',
  );
  if (finding.status === 'works') return [finding];
  const message = `${finding.message} Until then, accounts that were deleted for good are found by full runs only.`;
  return [{ status: 'warning', subject, message }];
}
