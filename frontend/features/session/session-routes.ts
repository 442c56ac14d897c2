import type { RouteObject } from 'react-router';
import { paths } from '../../ui/paths.ts';

/** Pages for people who are not signed in. */
export const sessionRoutes: readonly RouteObject[] = [
  { path: '/sign-in', lazy: async () => ({ Component: (await import('./sign-in-page.tsx')).SignInPage }) },
  {
    path: paths.signInLink,
    lazy: async () => ({ Component: (await import('./sign-in-link-page.tsx')).SignInLinkPage }),
  },
  { path: paths.setup, lazy: async () => ({ Component: (await import('./setup-page.tsx')).SetupPage }) },
];

/** For the first admin, right after set-up. */
export const welcomeRoutes: readonly RouteObject[] = [
  { path: paths.welcome, lazy: async () => ({ Component: (await import('./welcome-page.tsx')).WelcomePage }) },
];
