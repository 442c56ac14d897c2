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
      await navigate(paths.signIn());
      queryClient.clear();
      queryClient.setQueryData(sessionQuery.queryKey, null);
    },
    onError: (error) => {
      flags.problem(error);
    },
  });
  return mutate;
}
