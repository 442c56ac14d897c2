import { createContext, use } from 'react';
import type { CurrentSession } from '#contract/session.ts';

/** Who is signed in: given by the signed-in part of the application to all of its pages. */
export const SessionContext = createContext<CurrentSession | undefined>(undefined);

/** Who is signed in. Only for pages within the signed-in part of the application. */
export function useSession(): CurrentSession {
  const session = use(SessionContext);
  if (!session) throw new Error('Nobody is signed in on a page that asks who is.');
  return session;
}

export function useIsAdmin(): boolean {
  return useSession().user.role === 'admin';
}
