import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { CurrentSession } from '#contract/session.ts';
import { sessionQuery, signInOptionsQuery } from '../../api/session-queries.ts';

/** Goes on as somebody who has just signed in; nothing that an earlier user could see is kept. */
export function useEnter(): (session: CurrentSession, target: string) => void {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return (session, target) => {
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== signInOptionsQuery.queryKey[0] });
    queryClient.setQueryData(sessionQuery.queryKey, session);
    void queryClient.invalidateQueries({ queryKey: signInOptionsQuery.queryKey });
    void navigate(target, { replace: true });
  };
}
