import type { CurrentSession } from '#contract/session.ts';
import type { AccessContext } from '../access-context.ts';
import { findPersonOf } from '../accounts/account-store.ts';
import type { AtlassianCaller } from '../caller.ts';
import { uuidOfText } from '../uuid-of-text.ts';

/** Who looks at a framed page, as the pages know people who are signed in. There is no account behind it. */
export async function describeFrame(
  { database, siteId }: Pick<AccessContext, 'database' | 'siteId'>,
  { accountId, email, name, role }: AtlassianCaller,
): Promise<CurrentSession> {
  const personId = email === undefined ? undefined : await findPersonOf(database, siteId, email);
  const user = { id: uuidOfText(`${siteId} ${accountId}`), email: email ?? '', name, role };
  return { user, personId: personId ?? null };
}
