import type { JsonObject } from '../../../model/json.ts';
import type { CheckFinding } from '../../source.ts';
import { readUserPage } from '../people/user-page.ts';
import { attempt } from '../../../model/attempt.ts';
import type { CheckMeans } from './check-means.ts';

export interface CheckedUsers {
  readonly finding: CheckFinding;
  /** Some people to try further things on. */
  readonly users: readonly JsonObject[];
}

const tried = 20;

/** Reads a few users with all that the mapping wants. */
export async function checkUsers(means: CheckMeans, signal: AbortSignal): Promise<CheckedUsers> {
  let users: readonly JsonObject[] = [];
  const subject = 'Read users';
  const finding = await attempt(subject, async () => {
    const order = { list: 'users', next: null, size: tried } as const;
    ({ users } = await readUserPage(order, means, signal));
    if (users.length > 0) return 'Users can be read with all attributes of the mapping.';
    const message = 'Google lists no users. Check domain and filter; without either, the account has none.';
    return { status: 'warning', subject, message };
  });
  return { finding, users };
}

export const unknownAttributes = ({ selection }: CheckMeans): readonly CheckFinding[] =>
  selection.unknown.map((name) => ({
    status: 'warning',
    subject: 'Attribute mapping',
    message: `Google has no attribute “${name}” of users, so it stays empty. Map another attribute; custom ones are customSchemas.Schema.field.`,
  }));
