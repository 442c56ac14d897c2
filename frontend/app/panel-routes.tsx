import type { RouteObject } from 'react-router';
import { issueRoutes } from '../features/issue/issue-routes.ts';
import { personCardRoutes } from '../features/person-card/person-card-routes.ts';
import { postFunctionRoutes } from '../features/post-function/post-function-routes.ts';
import { CrashPage } from './crash-page.tsx';
import { FramedPanel } from './framed-panel.tsx';
import { PageLoading } from './page-loading.tsx';
import { SignedIn } from './signed-in.tsx';

/** Pages that are parts of pages of Jira or Confluence, beside those of the application. */
export const panelRoutes: readonly RouteObject[] = [
  {
    errorElement: <CrashPage />,
    hydrateFallbackElement: <PageLoading />,
    element: (
      <SignedIn>
        <FramedPanel />
      </SignedIn>
    ),
    children: [...issueRoutes, ...personCardRoutes, ...postFunctionRoutes],
  },
];
