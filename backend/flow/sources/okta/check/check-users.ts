import type { JsonObject } from '../../../model/json.ts';
import type { CheckFinding } from '../../source.ts';
import { shaped } from '../okta-answer.ts';
import { tasks } from '../okta-failure.ts';
import { wantedStatuses } from '../people/statuses.ts';
import { userList } from '../people/user-page.ts';
import { attempt } from '../../../model/attempt.ts';
import type { CheckMeans } from './check-means.ts';

export interface CheckedUsers {
  readonly finding: CheckFinding;
  /** Some people to try further things on. */
  readonly users: readonly JsonObject[];
  /** False when nothing else can work either. */
  readonly isAdmitted: boolean;
}

/** Reads some users; as many as fit on a page, for few may have a manager or a picture. */
export async function checkUsers(means: CheckMeans, signal: AbortSignal): Promise<CheckedUsers> {
  let users: readonly JsonObject[] = [];
  let isAdmitted = false;
  const subject = 'Read users';
  const finding = await attempt(subject, async () => {
    const path = `/users?limit=100&filter=${encodeURIComponent(wantedStatuses(means.settings))}`;
    const answer = await means.client.ask(path, signal);
    isAdmitted = answer.status === 200 || answer.status === 403;
    if (answer.status !== 200) throw means.client.failure(answer, tasks.users);
    users = shaped(userList, answer.body);
    if (users.length > 0) return 'Users can be read.';
    return { status: 'warning', subject, message: 'The org shows no users. Check the resources of the admin role.' };
  });
  return { finding, users, isAdmitted };
}
