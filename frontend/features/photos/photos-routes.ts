import type { RouteObject } from 'react-router';
import { paths } from '../../ui/paths.ts';

/** For admins. */
export const photosRoutes: readonly RouteObject[] = [
  { path: paths.photos(), lazy: async () => ({ Component: (await import('./photos-page.tsx')).PhotosPage }) },
];
