import type { JsonObject } from '../../../model/json.ts';
import type { CheckFinding } from '../../source.ts';
import { tasks } from '../okta-failure.ts';
import { profileOf, readUser, referenceAttributes } from '../okta-record.ts';
import { withoutProfile } from '../okta-settings.ts';
import { linkedManagers, wantsManager } from '../people/linked-managers.ts';
import { readUserPage } from '../people/user-page.ts';
import { userPath } from '../people/user-paths.ts';
import { attempt } from '../../../model/attempt.ts';
import type { CheckMeans } from './check-means.ts';

const subject = 'Find managers';
/** Each costs a request or more. */
const sampleSize = 5;

/** Tries whether what the manager attribute holds leads to anybody. */
export async function checkManagers(
  users: readonly JsonObject[],
  means: CheckMeans,
  signal: AbortSignal,
): Promise<readonly CheckFinding[]> {
  if (!wantsManager(means.context) || users.length === 0) return [];
  const finding = await attempt(subject, async () => {
    if (means.settings.managerKey === 'linkedObject') {
      await linkedManagers(users.slice(0, sampleSize), means, signal);
      return 'Managers can be read from linked objects, with one request for each person in every run.';
    }
    return checkNames(managerNames(users, means), means, signal);
  });
  return [finding];
}

function managerNames(users: readonly JsonObject[], { settings }: CheckMeans): readonly string[] {
  const names = users.flatMap((user) => {
    const read = readUser(user, settings, new Map());
    const name = typeof read === 'object' && 'attributes' in read ? read.attributes['manager'] : undefined;
    return typeof name === 'string' ? [name] : [];
  });
  return [...new Set(names)].slice(0, sampleSize);
}

async function checkNames(
  names: readonly string[],
  means: CheckMeans,
  signal: AbortSignal,
): Promise<string | CheckFinding> {
  const attribute = withoutProfile(means.settings.managerAttribute);
  if (names.length === 0) {
    const message = `“${attribute}” is empty for everyone who was looked at: managers stay empty.`;
    return { status: 'warning', subject, message, setting: 'managerAttribute' };
  }
  for (const name of names) if (await leadsSomewhere(name, means, signal)) return 'Managers are found.';
  const message = `None of ${String(names.length)} values of “${attribute}” leads to anybody. Choose what it holds under “Managers are named by”.`;
  return { status: 'warning', subject, message, setting: 'managerKey' };
}

async function leadsSomewhere(name: string, means: CheckMeans, signal: AbortSignal): Promise<boolean> {
  const { managerKey } = means.settings;
  if (managerKey === 'id' || managerKey === 'any') {
    const answer = await means.client.ask(userPath(name), signal);
    const found = answer.status === 200 && (managerKey === 'any' || holdsId(answer.body, name));
    if (found || managerKey === 'id') return found;
  }
  const text = name.replaceAll(/["\\]/g, '');
  const expression = referenceAttributes[managerKey]
    .map((attribute) => `profile.${attribute} eq "${text}"`)
    .join(' or ');
  const path = `/users?limit=5&search=${encodeURIComponent(expression)}`;
  const { users } = await readUserPage(means, path, tasks.users, signal);
  return users.some((user) =>
    referenceAttributes[managerKey].some((attribute) => same(profileOf(user)[attribute], name)),
  );
}

const holdsId = (body: unknown, id: string): boolean =>
  typeof body === 'object' && body !== null && 'id' in body && body.id === id;

const same = (value: unknown, name: string): boolean =>
  (typeof value === 'string' || typeof value === 'number') && String(value).toLowerCase() === name.toLowerCase();
