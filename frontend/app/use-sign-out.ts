import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { deleteSession } from '#contract/session.ts';
import { call } from '../api/call.ts';
import { sessionQuery } from '../api/session-queries.ts';
import { paths } from '../ui/paths.ts';
import { useFlags } from '../ui/use-flags.tsx';

/** Ends the session and forgets everything that it let this browser see. */
export function useSignOut(): () => void {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const flags = useFlags();
  const { mutate } = useMutation({
    mutationFn: () => call(deleteSession, {}),
    onSuccess: async () => {
      // At once, so that no page of the signed-in part is left when its session goes.
      await navigate(paths.signIn(), { flushSync: true });
      queryClient.clear();
      queryClient.setQueryData(sessionQuery.queryKey, null);
    },
    onError: (error) => {
      flags.problem(error);
    },
  });
  return mutate;
}
