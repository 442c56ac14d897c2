import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { SourceId, SourceRecord } from '../../../model/record.ts';
import { idOf, isLeftOut, readUser } from '../onelogin-record.ts';
import { readUsersById, type ReadMeans } from './user-page.ts';

/** One person as the lists have them; `gone` also when scope or rules leave them out, as they are on no list then. */
export async function readPerson(id: SourceId, means: ReadMeans, signal: AbortSignal): Promise<SourceRecord | 'gone'> {
  if (!/^\d+$/.test(id)) return 'gone';
  const { groups } = means.context.scope;
  const fields = groups.length === 0 ? means.fields.fields : [...means.fields.fields, 'role_ids'];
  const users = await readUsersById([id], { means, fields: [...new Set(fields)] }, signal);
  const user = users.find((one) => idOf(one['id']) === id);
  if (user === undefined) {
    // An answer with others says that OneLogin did not look for this person at all.
    if (users.length > 0) throw new ConnectorError(notAsked);
    return 'gone';
  }
  if (isLeftOut(user, means.settings) || !hasRole(user, groups)) return 'gone';
  const read = readUser(withOnly(user, means.fields.fields), means.settings);
  if ('id' in read) return read;
  throw new ConnectorError({ reason: 'unexpected-answer', message: read.because });
}

const notAsked = {
  reason: 'unexpected-answer',
  message: 'OneLogin answered with other users than the one who was asked for.',
} as const;

function hasRole({ role_ids: roles }: JsonObject, groups: readonly string[]): boolean {
  if (groups.length === 0) return true;
  return Array.isArray(roles) && roles.some((role) => groups.includes(String(role)));
}

/** Without what was asked for only to see whether they are in scope. */
function withOnly(user: JsonObject, fields: readonly string[]): JsonObject {
  if (fields.includes('role_ids')) return user;
  return Object.fromEntries(Object.entries(user).filter(([name]) => name !== 'role_ids'));
}
