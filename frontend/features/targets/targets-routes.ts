import type { RouteObject } from 'react-router';
import { paths } from '../../ui/paths.ts';

/** For admins. */
export const targetsRoutes: readonly RouteObject[] = [
  { path: paths.targets, lazy: async () => ({ Component: (await import('./list/targets-page.tsx')).TargetsPage }) },
  {
    path: paths.newTarget,
    lazy: async () => ({ Component: (await import('./add/add-target-page.tsx')).AddTargetPage }),
  },
  {
    path: paths.target(':id'),
    lazy: async () => ({ Component: (await import('./edit/target-page.tsx')).TargetPage }),
  },
  { path: paths.push(':id'), lazy: async () => ({ Component: (await import('./push/push-page.tsx')).PushPage }) },
];
