import { expect, test } from 'vitest';
import type { StoredAccount } from '../accounts/account-store.ts';
import { chooseAccount, type OidcIdentity } from './choose-account.ts';

const identity: OidcIdentity = {
  issuer: 'https://id.example',
  subject: '42',
  email: 'ann@example.com',
  isEmailVerified: true,
  name: 'Ann',
};
const account: StoredAccount = {
  id: '1',
  email: 'ann@example.com',
  name: 'Ann',
  role: 'admin',
  passwordHash: 'hash',
  oidcSubject: null,
  lastSignInAt: undefined,
};
const unknown = { bySubject: undefined, byEmail: undefined };

test('an account is known by its subject, whatever its e-mail address has become', () => {
  const other = { ...account, id: '2' };
  const choice = chooseAccount({ ...identity, isEmailVerified: false }, { bySubject: account, byEmail: other }, null);
  expect(choice).toEqual({ do: 'sign-in', account });
});

test('an account with the verified e-mail address is linked', () => {
  const choice = chooseAccount(identity, { ...unknown, byEmail: account }, null);
  expect(choice).toEqual({ do: 'link', account, oidcSubject: 'https://id.example|42' });
});

test.each([false, undefined])('an account is not given away for an address that is not verified (%s)', (verified) => {
  const choice = chooseAccount({ ...identity, isEmailVerified: verified }, { ...unknown, byEmail: account }, 'user');
  expect(choice).toEqual({ do: 'refuse', problem: 'not-verified' });
});

test('an account is not given to the next owner of an e-mail address', () => {
  const byEmail = { ...account, oidcSubject: 'https://id.example|41' };
  expect(chooseAccount(identity, { ...unknown, byEmail }, 'user')).toEqual({ do: 'refuse', problem: 'no-account' });
});

test('an account follows its owner to another identity provider', () => {
  const byEmail = { ...account, oidcSubject: 'https://old.example|7' };
  expect(chooseAccount(identity, { ...unknown, byEmail }, null)).toMatchObject({ do: 'link' });
});

test('someone new gets an account of the role that the site gives', () => {
  expect(chooseAccount({ ...identity, name: undefined }, unknown, 'user')).toEqual({
    do: 'create',
    fields: {
      email: 'ann@example.com',
      name: 'ann@example.com',
      role: 'user',
      passwordHash: null,
      oidcSubject: 'https://id.example|42',
    },
  });
});

test('someone new gets none where the site makes none, or the provider gives no address', () => {
  expect(chooseAccount(identity, unknown, null)).toEqual({ do: 'refuse', problem: 'no-account' });
  expect(chooseAccount({ ...identity, email: undefined }, unknown, 'user')).toEqual({
    do: 'refuse',
    problem: 'no-account',
  });
});

test('someone new with an address that is surely not theirs gets no account', () => {
  const choice = chooseAccount({ ...identity, isEmailVerified: false }, unknown, 'user');
  expect(choice).toEqual({ do: 'refuse', problem: 'not-verified' });
});
