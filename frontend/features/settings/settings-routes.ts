import type { RouteObject } from 'react-router';
import { paths } from '../../ui/paths.ts';

/** For admins. */
export const settingsRoutes: readonly RouteObject[] = [
  { path: paths.settings(), lazy: async () => ({ Component: (await import('./settings-page.tsx')).SettingsPage }) },
];
