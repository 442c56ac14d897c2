import { queryOptions } from '@tanstack/react-query';
import { getSession, getSignInOptions, type CurrentSession } from '#contract/session.ts';
import { call } from './call.ts';
import { Problem } from './problem.ts';

/** Who is signed in; `null` for nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<CurrentSession | null> => {
    try {
      return await call(getSession, { signal });
    } catch (error) {
      if (error instanceof Problem && error.code === 'not-signed-in') return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

export const signInOptionsQuery = queryOptions({
  queryKey: ['sign-in-options'],
  queryFn: ({ signal }) => call(getSignInOptions, { signal }),
  staleTime: 300_000,
});
