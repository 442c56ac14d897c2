import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem } from './problem.ts';

const attempts = 3;

/** A refused request is refused again; only an unanswered one is worth repeating. */
function isPassing(error: Error): boolean {
  if (!(error instanceof Problem)) return false;
  return error.code === 'no-connection' || error.code === 'unavailable';
}

interface QueryClientOptions {
  /** Called when an answer says that the session has ended. */
  readonly onSignedOut: (client: QueryClient) => void;
}

export function createQueryClient({ onSignedOut }: QueryClientOptions): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof Problem && error.code === 'not-signed-in') onSignedOut(client);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => isPassing(error) && failures < attempts - 1,
      },
    },
  });
  return client;
}
