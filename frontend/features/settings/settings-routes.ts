import type { RouteObject } from 'react-router';

/** For admins. */
export const settingsRoutes: readonly RouteObject[] = [];
