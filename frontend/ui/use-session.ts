import { useQuery } from '@tanstack/react-query';
import type { CurrentSession } from '#contract/session.ts';
import { sessionQuery } from '../api/session-queries.ts';

/** Who is signed in. Only for pages within the signed-in part of the application. */
export function useSession(): CurrentSession {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error('Nobody is signed in on a page that asks who is.');
  return data;
}

export function useIsAdmin(): boolean {
  return useSession().user.role === 'admin';
}
