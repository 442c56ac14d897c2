import type { RouteObject } from 'react-router';
import { paths } from '../../ui/paths.ts';

/** For everyone who is signed in. */
export const peopleRoutes: readonly RouteObject[] = [
  { path: paths.people, lazy: async () => ({ Component: (await import('./directory/people-page.tsx')).PeoplePage }) },
  {
    path: paths.orgChart(),
    lazy: async () => ({ Component: (await import('./chart/chart-page.tsx')).ChartPage }),
  },
  {
    path: paths.person(':id'),
    lazy: async () => ({ Component: (await import('./person/person-page.tsx')).PersonPage }),
  },
];
