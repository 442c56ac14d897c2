import { Navigate, type RouteObject } from 'react-router';
import { paths } from '../ui/paths.ts';
import { connectorsRoutes } from '../features/connectors/connectors-routes.ts';
import { peopleRoutes } from '../features/people/people-routes.ts';
import { sessionRoutes, welcomeRoutes } from '../features/session/session-routes.ts';
import { photosRoutes } from '../features/photos/photos-routes.ts';
import { runsRoutes } from '../features/runs/runs-routes.ts';
import { settingsRoutes } from '../features/settings/settings-routes.ts';
import { targetsRoutes } from '../features/targets/targets-routes.ts';
import { AdminsOnly } from './admins-only.tsx';
import { AppShell } from './app-shell.tsx';
import { CrashPage } from './crash-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PageLoading } from './page-loading.tsx';
import { SignedIn } from './signed-in.tsx';

const mappingTab = async () => (await import('../features/mappings/mapping-tab.tsx')).MappingTab;

/** Every page, loaded when it is first visited. */
export const routes: readonly RouteObject[] = [
  {
    errorElement: <CrashPage />,
    hydrateFallbackElement: <PageLoading />,
    children: [
      ...sessionRoutes,
      {
        element: (
          <SignedIn>
            <AppShell />
          </SignedIn>
        ),
        children: [
          {
            errorElement: <CrashPage />,
            children: [
              { path: paths.home, element: <Navigate to={paths.people} replace /> },
              ...peopleRoutes,
              {
                element: <AdminsOnly />,
                children: [
                  ...welcomeRoutes,
                  ...connectorsRoutes(mappingTab),
                  ...targetsRoutes,
                  ...photosRoutes,
                  ...runsRoutes,
                  ...settingsRoutes,
                ],
              },
              { path: '*', element: <NotFoundPage /> },
            ],
          },
        ],
      },
    ],
  },
];
