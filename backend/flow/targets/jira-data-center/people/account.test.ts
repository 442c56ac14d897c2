import { expect, it } from 'vitest';
import { accountOf } from './account.ts';

const avatar = 'https://jira.example/jira/secure/useravatar?size=large&ownerId=fred';
const user = { key: 'JIRAUSER1', name: 'fred', emailAddress: 'fred@corp.example', active: true, deleted: false };

it('a user is who they are by key and by name', () => {
  expect(accountOf({ ...user, avatarUrls: { '48x48': avatar } })).toEqual({
    key: 'JIRAUSER1',
    name: 'fred',
    email: 'fred@corp.example',
    active: true,
    external: false,
  });
});

it('a deleted user, of whom Jira keeps the key, is gone', () => {
  expect(accountOf({ ...user, deleted: true })).toBe('gone');
});

it('a picture at another address than Jira’s own comes from elsewhere', () => {
  expect(accountOf({ ...user, avatarUrls: { '48x48': 'https://www.gravatar.com/avatar/1?d=mm' } })).toMatchObject({
    external: true,
  });
});

it.each([{}, 'fred', null, { ...user, key: 7 }])('%j is no user', (given) => {
  expect(accountOf(given)).toBeUndefined();
});
