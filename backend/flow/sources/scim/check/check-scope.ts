import type { CheckFinding } from '../../source.ts';
import { followsChanges, probeChanges } from '../changes/probe-changes.ts';
import { readMembership } from '../people/group-members.ts';
import { listTask } from '../people/lister.ts';
import { attempt } from '../../../model/attempt.ts';
import type { CheckMeans } from './check-means.ts';

/** Groups that are gone and filters that the server does not take show here. */
export async function checkScope(means: CheckMeans, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  const { scope } = means.context;
  const findings: CheckFinding[] = [];
  if (scope.filter !== '') {
    findings.push(
      await attempt('Filter of the scope', async () => {
        const { filter } = scope;
        const page = await means.lister.page({ filter, task: listTask(filter), count: 1 }, undefined, signal);
        return page.total === undefined
          ? 'The server takes the filter.'
          : `The filter finds ${String(page.total)} people.`;
      }),
    );
  }
  if (scope.groups.length > 0) {
    findings.push(
      await attempt('Groups of the scope', async () => {
        const { ids, complete } = await readMembership(scope, means, signal);
        if (complete) return `The groups have ${String(ids.length)} members.`;
        const message =
          'A group does not name its members. People are taken by the groups that they name themselves; if they name none, nobody is in scope.';
        return { status: 'warning', subject: 'Groups of the scope', message };
      }),
    );
  }
  return findings;
}

export async function checkChanges(means: CheckMeans, signal: AbortSignal): Promise<CheckFinding> {
  const subject = 'Follow changes';
  if (!followsChanges(means.context)) {
    const message = 'Joining a group changes nobody in SCIM: every run reads everyone in scope.';
    return { status: 'works', subject, message };
  }
  return attempt(subject, async () => {
    const probe = await probeChanges(means, signal);
    if (probe.follows) return 'Runs can read only what changed, by meta.lastModified.';
    const message = `Every run reads everyone: ${probe.because}.`;
    return { status: 'warning', subject, message };
  });
}
