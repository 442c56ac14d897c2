import type { RouteObject } from 'react-router';

/** For everyone who is signed in. */
export const peopleRoutes: readonly RouteObject[] = [];
