import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { SourceId } from '../../../model/record.ts';
import type { CheckFinding } from '../../source.ts';
import { graphFailure, tasks, usersTask } from '../entra-failure.ts';
import { idsOf, readUserPage } from '../people/user-page.ts';
import { attempt } from '../../../model/attempt.ts';
import type { CheckMeans } from './check-means.ts';

export interface CheckedUsers {
  readonly finding: CheckFinding;
  /** Some people to try further things on. */
  readonly ids: readonly SourceId[];
}

/** Reads a few users with every property that the mapping wants. */
export async function checkUsers(means: CheckMeans, signal: AbortSignal): Promise<CheckedUsers> {
  const { properties } = means.selection;
  let ids: readonly SourceId[] = [];
  const finding = await attempt('Read users', async () => {
    const path = `/users?$select=${properties.join(',')}&$top=5`;
    const { items } = await readUserPage(means, { path }, usersTask(properties), signal);
    ids = idsOf(items);
    if (items.length === 0) return { status: 'warning', subject: 'Read users', message: 'The tenant has no users.' };
    // With less than User.Read.All, Graph may leave out what the app must not see instead of refusing.
    const inFull = items.some(({ accountEnabled }) => typeof accountEnabled === 'boolean');
    if (!inFull) throw new ConnectorError(graphFailure({ status: 403 }, tasks.users));
    return 'Users can be read with all attributes of the mapping.';
  });
  return { finding, ids };
}

export async function checkManagers(means: CheckMeans, signal: AbortSignal): Promise<readonly CheckFinding[]> {
  const { managerProperties } = means.selection;
  if (managerProperties === undefined) return [];
  const finding = await attempt('Read managers', async () => {
    const path = `/users?$select=id&$expand=manager($select=${managerProperties.join(',')})&$top=1`;
    await readUserPage(means, { path }, { ...tasks.users, doing: 'read the managers of users' }, signal);
    return 'The managers of users can be read.';
  });
  return [finding];
}

export const unreadableAttributes = ({ selection }: CheckMeans): readonly CheckFinding[] =>
  selection.unreadable.map((name) => ({
    status: 'warning',
    subject: 'Attribute mapping',
    message: `Microsoft Graph gives “${name}” in no list of users, so it stays empty. Map another attribute.`,
  }));
