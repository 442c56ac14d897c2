import { describe, expect, it } from 'vitest';
import { accountsSettings, apiUrlOf } from './accounts-settings.ts';

const given = { orgId: '4d2f1c7a-0b6e-4d58-8f5e-2f0c9d3b7e11', apiKey: 'key' };
const problems = (settings: object) =>
  accountsSettings.safeParse({ ...given, ...settings }).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('the settings of accounts', () => {
  it('go to Atlassian, and send no pictures, unless an admin says so', () => {
    const settings = accountsSettings.parse(given);
    expect([apiUrlOf(settings), settings.avatarRoute]).toEqual(['https://api.atlassian.com', false]);
    expect(apiUrlOf(accountsSettings.parse({ ...given, apiUrl: 'http://localhost:80/' }))).toBe('http://localhost:80');
  });

  it('say of the route for pictures that it is not documented', () => {
    const { title = '', description = '' } = accountsSettings.shape.avatarRoute.meta() ?? {};
    expect(title).toContain('does not document');
    expect(description).toContain('change or end');
  });

  it('want a path for that route, since Atlassian names none', () => {
    expect(problems({ avatarRoute: true })).toEqual(['avatarPath']);
    expect(problems({ avatarRoute: true, avatarPath: '/users/{accountId}/avatar' })).toEqual([]);
  });

  it.each([
    '/users/me',
    'users/{accountId}',
    '//evil.example@{accountId}',
    '/{accountId}/{accountId}',
    '/{accountId}?a',
  ])('refuse the path %s', (avatarPath) => {
    expect(problems({ avatarPath })).toEqual(['avatarPath']);
  });

  it.each([
    [{ orgId: 'https://admin.atlassian.com/o/4d2f' }, 'orgId'],
    [{ directoryId: '../x' }, 'directoryId'],
    [{ apiUrl: 'http://api.atlassian.com' }, 'apiUrl'],
    [{ apiKey: '' }, 'apiKey'],
  ])('refuse %j', (settings, path) => {
    expect(problems(settings)).toEqual([path]);
  });

  it('hold the key as a secret', () => {
    expect(accountsSettings.shape.apiKey.meta()?.['writeOnly']).toBe(true);
  });
});
