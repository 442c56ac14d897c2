import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { CheckFinding } from '../../source.ts';
import { followsChanges, startFollowingChanges } from '../people/follow-changes.ts';
import { pingoneFailure } from '../pingone-failure.ts';
import { attempt } from '../../../model/attempt.ts';
import type { CheckMeans } from './check-means.ts';

const subject = 'Read the scope';

/** Asks for each group and population of the scope: a filter that names one that is not there finds nobody. */
export async function checkScope(means: CheckMeans, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  const { groups, filter } = means.context.scope;
  const populations = [...filter.matchAll(/population\.id\s+eq\s+"([^"]+)"/gi)].map(([, id = '']) => id);
  const members = [...filter.matchAll(/memberOfGroups\[\s*id\s+eq\s+"([^"]+)"/gi)].map(([, id = '']) => id);
  const things = [
    ...[...groups, ...members].map((id) => ({ what: 'group', path: '/groups/', id })),
    ...populations.map((id) => ({ what: 'population', path: '/populations/', id })),
  ];
  const findings: CheckFinding[] = [];
  for (const thing of things) findings.push(await checkThing(thing, means, signal));
  const problems = findings.filter(({ status }) => status !== 'works');
  return problems.length > 0 ? problems : findings.slice(0, 1);
}

interface Thing {
  readonly what: string;
  readonly path: string;
  readonly id: string;
}

function checkThing({ what, path, id }: Thing, { client }: CheckMeans, signal: AbortSignal): Promise<CheckFinding> {
  return attempt(subject, async () => {
    const answer = await client.ask(`${path}${encodeURIComponent(id)}`, signal);
    if (answer.status === 200) return 'Groups and populations of the scope are there.';
    if (answer.status !== 404 && answer.status !== 400) {
      throw new ConnectorError(pingoneFailure(answer, { doing: `read the ${what} ${id}` }));
    }
    const message = `This environment has no ${what} ${id}. Correct the scope of the connector.`;
    return { status: 'missing', subject, message };
  });
}

export async function checkChanges(means: CheckMeans, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  const about = 'Follow changes';
  if (!followsChanges(means.context)) {
    const message = 'PingOne follows no changes of groups: every run reads everyone in scope.';
    return [{ status: 'works', subject: about, message }];
  }
  const finding = await attempt(about, async () => {
    if ((await startFollowingChanges(means, signal)) !== undefined) return 'Runs can read only what changed.';
    const message = 'This environment does not let users be filtered by when they changed: every run reads everyone.';
    return { status: 'warning', subject: about, message };
  });
  return [finding];
}
