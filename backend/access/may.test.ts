import { expect, test } from 'vitest';
import { operations } from '#contract/operations.ts';
import { nobody, type Caller } from './caller.ts';
import { refuseUnlessAllowed, roleOf } from './may.ts';

const account = { kind: 'account', accountId: '1', email: 'ann@example.com', name: 'Ann', sessionHash: 'h' } as const;
const framed = { kind: 'atlassian', siteId: '2', accountId: '557058:ann', name: 'Ann', email: undefined } as const;
const callers: Readonly<Record<string, Caller>> = {
  nobody,
  user: { ...account, role: 'user' },
  admin: { ...account, role: 'admin' },
  framedUser: { ...framed, role: 'user' },
  framedAdmin: { ...framed, role: 'admin' },
  read: { kind: 'token', name: 'CI', scope: 'read' },
  run: { kind: 'token', name: 'CI', scope: 'run' },
  token: { kind: 'token', name: 'CI', scope: 'admin' },
};

/** Ids of the operations that the caller may call. */
function allowed(name: string): string[] {
  const caller = callers[name] ?? nobody;
  return operations.filter((operation) => !refuses(caller, operation)).map(({ id }) => id);
}

function refuses(caller: Caller, operation: (typeof operations)[number]): boolean {
  try {
    refuseUnlessAllowed(caller, operation);
    return false;
  } catch {
    return true;
  }
}

test('without signing in there is nothing but signing in', () => {
  expect(allowed('nobody')).toEqual([
    'createSession',
    'getSignInOptions',
    'useSignInLink',
    'completeSetup',
    'startOidcSignIn',
    'finishOidcSignIn',
  ]);
});

test('users see people, get what is kept of themselves, and change nothing but their picture', () => {
  const more = allowed('user').filter((id) => !allowed('nobody').includes(id));
  expect(more).toEqual([
    'getSession',
    'deleteSession',
    'listPeople',
    'listDepartments',
    'getPerson',
    'listChartTop',
    'getChartPath',
    'listReports',
    'getPicture',
    'putPicture',
    'deletePicture',
    'choosePictureOptOut',
    'listPersonAccesses',
    'exportPerson',
    'getIssuePeople',
  ]);
});

test('admins may do everything', () => {
  expect(allowed('admin')).toHaveLength(operations.length);
});

test('a token of the scope read reads, whatever admins read', () => {
  const more = allowed('read').filter((id) => !allowed('nobody').includes(id));
  const reading = operations.filter(({ method, access }) => method === 'get' && access !== 'public');
  expect(more).toEqual(reading.map(({ id }) => id).filter((id) => id !== 'getSession'));
});

test('a token of the scope run also starts and steers runs', () => {
  const more = allowed('run').filter((id) => !allowed('read').includes(id));
  expect(more).toEqual(['startRun', 'cancelRun', 'applyRun', 'discardRun', 'undoRun', 'startPush', 'cancelPush']);
});

test('a token of the scope admin does everything that needs no session', () => {
  const missing = operations.map(({ id }) => id).filter((id) => !allowed('token').includes(id));
  expect(missing).toEqual(['getSession', 'deleteSession']);
});

test('says what is missing', () => {
  const startRun = { id: 'startRun', method: 'post', access: 'admin' } as const;
  const attempt = (name: string) => () => {
    refuseUnlessAllowed(callers[name] ?? nobody, startRun);
  };
  expect(attempt('nobody')).toThrow('You are not signed in');
  expect(attempt('user')).toThrow('Only admins');
  expect(attempt('read')).toThrow('scope “run”; this token’s scope is “read”');
});

test('tokens read what admins read', () => {
  expect(Object.values(callers).map(roleOf)).toEqual([
    'user',
    'user',
    'admin',
    'user',
    'admin',
    'admin',
    'admin',
    'admin',
  ]);
});

test('inside Atlassian, people do what they do at home, but for what concerns ways in', () => {
  const waysIn = ['deleteSession', 'listAccounts', 'createAccount', 'updateAccount', 'deleteAccount'];
  const tokens = ['listTokens', 'createToken', 'deleteToken'];
  const signingIn = ['createSession', 'useSignInLink', 'completeSetup', 'startOidcSignIn', 'finishOidcSignIn'];
  const elsewhere = [...waysIn, ...tokens, ...signingIn];
  const without = (names: string[]) => names.filter((id) => !elsewhere.includes(id));
  expect(allowed('framedUser')).toEqual(without(allowed('user')));
  expect(allowed('framedAdmin')).toEqual(without(allowed('admin')));
});
