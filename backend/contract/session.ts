import { z } from 'zod';
import { id } from './primitives.ts';
import { operation } from './operation.ts';

export const role = z.enum(['admin', 'user']);
export type Role = z.infer<typeof role>;

export const email = z.email('Type an e-mail address such as ann@example.com.').max(320).toLowerCase();
export const newPassword = z
  .string()
  .min(12, 'Choose a password of at least 12 characters.')
  .max(200, 'Choose a password of at most 200 characters.');

export const currentSession = z.object({
  user: z.object({ id, email: z.string(), name: z.string(), role }),
  /** The directory's person with the same e-mail address, if there is one. */
  personId: id.nullable(),
});
export type CurrentSession = z.infer<typeof currentSession>;

/** What the sign-in page needs before anyone is signed in. */
export const signInOptions = z.object({
  /** True until the first admin exists: only the set-up link works. */
  needsSetup: z.boolean(),
  oidc: z.object({ label: z.string() }).nullable(),
  siteName: z.string(),
});

export const createSession = operation({
  id: 'createSession',
  method: 'post',
  path: '/api/session',
  summary: 'Sign in with a local account',
  tag: 'Session',
  access: 'public',
  body: z.object({ email, password: z.string().min(1, 'Type your password.').max(200) }),
  response: currentSession,
  status: 201,
});

export const getSession = operation({
  id: 'getSession',
  method: 'get',
  path: '/api/session',
  summary: 'Who is signed in',
  tag: 'Session',
  access: 'user',
  response: currentSession,
  status: 200,
});

export const deleteSession = operation({
  id: 'deleteSession',
  method: 'delete',
  path: '/api/session',
  summary: 'Sign out',
  tag: 'Session',
  access: 'user',
  status: 204,
});

export const getSignInOptions = operation({
  id: 'getSignInOptions',
  method: 'get',
  path: '/api/session/options',
  summary: 'Ways to sign in',
  tag: 'Session',
  access: 'public',
  response: signInOptions,
  status: 200,
});

/** A sign-in link (printed by the demo) is used up by the first call. */
export const useSignInLink = operation({
  id: 'useSignInLink',
  method: 'post',
  path: '/api/session/link',
  summary: 'Sign in with a one-time link',
  tag: 'Session',
  access: 'public',
  body: z.object({ token: z.string().min(20).max(200) }),
  response: currentSession,
  status: 201,
});

export const completeSetup = operation({
  id: 'completeSetup',
  method: 'post',
  path: '/api/setup',
  summary: 'Create the first admin with the one-time set-up link',
  tag: 'Session',
  access: 'public',
  body: z.object({
    token: z.string().min(1, 'Open the set-up link that Roster printed when it started.').max(200),
    name: z.string().trim().min(1, 'Type your name.').max(200),
    email,
    password: newPassword,
  }),
  response: currentSession,
  status: 201,
});

/** The browser is sent here (a navigation, not a call) and comes back signed in, or to `/sign-in?problem=…`. */
export const startOidcSignIn = operation({
  id: 'startOidcSignIn',
  method: 'get',
  path: '/api/session/oidc',
  summary: 'Sign in with the identity provider (redirects the browser)',
  tag: 'Session',
  access: 'public',
  query: z.object({ returnTo: z.string().max(500).optional() }),
  produces: 'text/html',
  status: 200,
});

export const finishOidcSignIn = operation({
  id: 'finishOidcSignIn',
  method: 'get',
  path: '/api/session/oidc/callback',
  summary: 'Where the identity provider sends the browser back to',
  tag: 'Session',
  access: 'public',
  query: z.looseObject({}),
  produces: 'text/html',
  status: 200,
});
