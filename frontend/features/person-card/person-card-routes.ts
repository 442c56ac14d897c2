import type { RouteObject } from 'react-router';
import { paths } from '../../ui/paths.ts';

/** Within pages of Confluence. */
export const personCardRoutes: readonly RouteObject[] = [
  {
    path: paths.personCard,
    lazy: async () => ({ Component: (await import('./person-card-page.tsx')).PersonCardPage }),
  },
];
