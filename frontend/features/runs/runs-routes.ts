import type { RouteObject } from 'react-router';
import { paths } from '../../ui/paths.ts';

/** For admins. */
export const runsRoutes: readonly RouteObject[] = [
  { path: paths.runs, lazy: async () => ({ Component: (await import('./history/runs-page.tsx')).RunsPage }) },
  { path: paths.run(':id'), lazy: async () => ({ Component: (await import('./run/run-page.tsx')).RunPage }) },
];
