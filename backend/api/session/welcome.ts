import type { CurrentSession } from '#contract/session.ts';
import type { AccessContext } from '../../access/access-context.ts';
import { describeError } from '../../logging.ts';
import type { ApiParts } from '../api-parts.ts';

/** What follows when somebody has come in. Nobody waits for it. */
export type Welcome = (session: CurrentSession) => void;

/** Brings whoever has come in up to date, where the site wants that. */
export function createWelcome({ siteId }: AccessContext, { sync, log }: Pick<ApiParts, 'sync' | 'log'>): Welcome {
  return ({ user, personId }) => {
    if (personId === null) return;
    const startedBy = user.email === '' ? user.name : user.email;
    // They have asked to come in, and for nothing else: that they are not brought up to date is for operators to see.
    sync.syncOnSignIn({ siteId, personId, startedBy }).catch((error: unknown) => {
      log.warn({ error: describeError(error) }, 'Whoever signed in could not be brought up to date.');
    });
  };
}
