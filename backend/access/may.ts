import type { TokenScope } from '#contract/accounts.ts';
import type { Operation } from '#contract/operation.ts';
import type { Role } from '#contract/session.ts';
import { AppError } from '../errors/app-error.ts';
import type { AtlassianCaller, Caller, TokenCaller } from './caller.ts';

/** Operations of a scope `run` beside reading. */
const runOperations = new Set([
  'startRun',
  'cancelRun',
  'applyRun',
  'discardRun',
  'undoRun',
  'startPush',
  'cancelPush',
]);

/** Operations about the session itself: a token has none. */
const sessionOperations = new Set(['getSession', 'deleteSession']);

/** Operations about ways in that an Atlassian site does not have: people come through Atlassian, programs to the site at home. */
const elsewhereOperations = new Set([
  ...['deleteSession', 'listAccounts', 'createAccount', 'updateAccount', 'deleteAccount'],
  ...['listTokens', 'createToken', 'deleteToken'],
  ...['createSession', 'useSignInLink', 'completeSetup', 'startOidcSignIn', 'finishOidcSignIn'],
]);

/** What a caller sees as. Tokens are made by admins, so what they read is what admins read. */
export function roleOf(caller: Caller): Role {
  switch (caller.kind) {
    case 'account':
    case 'atlassian':
      return caller.role;
    case 'token':
      return 'admin';
    case 'nobody':
      return 'user';
  }
}

/** Throws unless the caller may call the operation. The whole policy of the API is here and in the operations' `access`. */
export function refuseUnlessAllowed(caller: Caller, operation: Pick<Operation, 'id' | 'method' | 'access'>): void {
  if (caller.kind === 'atlassian') refuseElsewhere(operation);
  if (operation.access === 'public') return;
  switch (caller.kind) {
    case 'nobody':
      throw new AppError('not-signed-in', 'You are not signed in, or your session has ended. Sign in again.');
    case 'account':
      if (operation.access === 'user' || caller.role === 'admin') return;
      throw new AppError('not-allowed', 'Only admins may do this. Ask one of them.');
    case 'atlassian':
      refuseFrame(caller, operation);
      return;
    case 'token':
      refuseToken(caller, operation);
  }
}

function refuseElsewhere({ id }: Pick<Operation, 'id'>): void {
  if (!elsewhereOperations.has(id)) return;
  throw new AppError('not-allowed', 'Inside Atlassian, people sign in to Atlassian and nowhere else.');
}

function refuseFrame({ role }: AtlassianCaller, { access }: Pick<Operation, 'access'>): void {
  if (access === 'admin' && role !== 'admin') {
    throw new AppError('not-allowed', 'Only admins of this Atlassian site may do this. Ask one of them.');
  }
}

function refuseToken(token: TokenCaller, operation: Pick<Operation, 'id' | 'method'>): void {
  if (sessionOperations.has(operation.id)) {
    throw new AppError('not-allowed', 'An API token has no session. Sign in with an account.');
  }
  const needed = scopeFor(operation);
  if (includedScopes[token.scope].includes(needed)) return;
  const message = `This needs an API token of the scope “${needed}”; this token’s scope is “${token.scope}”.`;
  throw new AppError('not-allowed', message);
}

const includedScopes: Record<TokenScope, readonly TokenScope[]> = {
  read: ['read'],
  run: ['read', 'run'],
  admin: ['read', 'run', 'admin'],
};

function scopeFor({ id, method }: Pick<Operation, 'id' | 'method'>): TokenScope {
  if (method === 'get') return 'read';
  return runOperations.has(id) ? 'run' : 'admin';
}
