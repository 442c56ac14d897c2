import { createHash } from 'node:crypto';
import type { CurrentSession } from '#contract/session.ts';
import type { AccessContext } from '../access-context.ts';
import { findPersonOf } from '../accounts/account-store.ts';
import type { AtlassianCaller } from '../caller.ts';

/** Who looks at a framed page, as the pages know people who are signed in. There is no account behind it. */
export async function describeFrame(
  { database, siteId }: Pick<AccessContext, 'database' | 'siteId'>,
  { accountId, email, name, role }: AtlassianCaller,
): Promise<CurrentSession> {
  const personId = email === undefined ? undefined : await findPersonOf(database, siteId, email);
  const user = { id: uuidOf(`${siteId} ${accountId}`), email: email ?? '', name, role };
  return { user, personId: personId ?? null };
}

/** Always the same for the same text: a UUID of version 8 (RFC 9562, section 5.8). */
function uuidOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
