import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { scimSettings } from './scim-settings.ts';

const baseUrl = 'https://id.example.com/scim/v2';
const problemsOf = (given: object): readonly string[] =>
  scimSettings.safeParse({ baseUrl, ...given }).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('settings', () => {
  it('need no more than address and token', () => {
    expect(scimSettings.parse({ baseUrl, token: 't' })).toMatchObject({
      signIn: 'bearer',
      pageSize: 100,
      removalCheckMinutes: 60,
      pictureHosts: [],
    });
  });

  it.each<[string, object, readonly string[]]>([
    ['bearer', {}, ['token']],
    ['basic', { signIn: 'basic' }, ['username', 'password']],
    ['client credentials', { signIn: 'clientCredentials' }, ['tokenUrl', 'clientId', 'clientSecret']],
    ['basic with both', { signIn: 'basic', username: 'u', password: 'p' }, []],
    [
      'client credentials with all',
      { signIn: 'clientCredentials', tokenUrl: 'https://id.example.com/token', clientId: 'c', clientSecret: 's' },
      [],
    ],
  ])('say what sign-in by %s lacks', (_, given, missing) => {
    expect(problemsOf(given)).toEqual(missing);
  });

  it.each([
    'http://id.example.com/scim/v2',
    'id.example.com/scim/v2',
    'https://ann:pw@id.example.com/scim',
    'https://id.example.com/scim?tenant=1',
    'ftp://id.example.com',
    '',
  ])('refuse the base URL %s', (url) => {
    expect(problemsOf({ baseUrl: url, token: 't' })).toContain('baseUrl');
  });

  it('take an address on this machine without encryption', () => {
    expect(problemsOf({ baseUrl: 'http://127.0.0.1:8080/scim/v2', token: 't' })).toEqual([]);
  });

  it('hide secrets, and nothing else', () => {
    const { properties = {} } = z.toJSONSchema(scimSettings, { io: 'input' });
    const secret = Object.entries(properties).filter(([, shape]) => typeof shape === 'object' && shape.writeOnly);
    expect(secret.map(([name]) => name)).toEqual(['token', 'password', 'clientSecret']);
  });
});
