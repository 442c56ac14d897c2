import type { CheckFinding } from '../../source.ts';
import { readMemberPage } from '../people/read-members.ts';
import { attempt } from '../../../model/attempt.ts';
import type { CheckMeans } from './check-means.ts';

/** Asks for one member of each group of the scope: groups that are gone show here. */
export async function checkGroups(means: CheckMeans, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  const { groups, nestedGroups } = means.context.scope;
  const findings = await Promise.all(
    groups.map((group) =>
      attempt('Read the scope', async () => {
        await readMemberPage({ group, nestedGroups, next: undefined, size: 1 }, means.client, signal);
        return 'The members of the groups can be listed.';
      }),
    ),
  );
  const problems = findings.filter(({ status }) => status !== 'works');
  return problems.length > 0 ? problems : findings.slice(0, 1);
}
