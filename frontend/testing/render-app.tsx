import { render } from '@testing-library/react';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import type { RequestHandler } from 'msw';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { getAtlassianProducts } from '#contract/atlassian.ts';
import { getSession, getSignInOptions, type CurrentSession } from '#contract/session.ts';
import { listPushes } from '#contract/pushes.ts';
import { listTargets } from '#contract/targets.ts';
import { createQueryClient } from '../api/query-client.ts';
import { sessionQuery } from '../api/session-queries.ts';
import { Providers } from '../app/providers.tsx';
import { panelRoutes } from '../app/panel-routes.tsx';
import { routes } from '../app/routes.tsx';
import { aSession } from './builders.ts';
import { answers, fakeApi, refuses } from './fake-api.ts';

interface RenderAppOptions {
  /** Who is signed in; `null` for nobody. Default: an admin. */
  readonly session?: CurrentSession | null;
  /** The operations that the page calls, see `answers` and `refuses`. */
  readonly api?: readonly RequestHandler[];
}

interface RenderedApp {
  readonly user: UserEvent;
  /** Path and query at which the application is. */
  readonly address: () => string;
}

/** Renders the whole application at an address, against a fake API. */
export function renderApp(address: string, { session = aSession(), api = [] }: RenderAppOptions = {}): RenderedApp {
  fakeApi.use(
    session === null
      ? refuses(getSession, { code: 'not-signed-in', detail: 'Sign in first.' })
      : answers(getSession, () => session),
    answers(getSignInOptions, () => ({ needsSetup: false, oidc: null, siteName: 'Roster' })),
    answers(getAtlassianProducts, () => ({ jira: false, confluence: false, forge: [] })),
    // Other pages show something of targets, too.
    answers(listTargets, () => ({ items: [], total: 0 })),
    answers(listPushes, () => ({ items: [], total: 0 })),
  );
  fakeApi.use(...api);
  const queryClient = createQueryClient({
    onSignedOut: (client) => client.setQueryData(sessionQuery.queryKey, null),
  });
  queryClient.setDefaultOptions({ queries: { ...queryClient.getDefaultOptions().queries, retry: false } });
  const router = createMemoryRouter([...routes, ...panelRoutes], { initialEntries: [address] });
  const user = userEvent.setup();
  render(
    <Providers queryClient={queryClient}>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { user, address: () => router.state.location.pathname + router.state.location.search };
}
