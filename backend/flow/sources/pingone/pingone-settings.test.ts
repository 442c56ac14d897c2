import { describe, expect, it } from 'vitest';
import { pingoneSettings } from './pingone-settings.ts';

const environmentId = '5d9f2c1e-7b34-4c0a-9a51-0e6f3d2b8c47';
const least = { environmentId, clientId: 'b1c7a0de-3f55-4e2d-8c1b-6a9d4f7e2035', clientSecret: 'secret' };
const problemsOf = (values: object): readonly string[] =>
  pingoneSettings.safeParse({ ...least, ...values }).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('the settings of PingOne', () => {
  it('need the environment and the app alone', () => {
    expect(pingoneSettings.parse(least)).toEqual({
      ...least,
      region: 'com',
      clientAuthentication: 'basic',
      managerAttribute: '',
      managerKey: 'email',
      managerKeyAttribute: '',
      pictureAttribute: 'photo.href',
      pictureHosts: [],
      unverified: 'active',
      removalCheckMinutes: 360,
    });
  });

  it.each([
    [{ region: 'mars' }, ['region']],
    [{ environmentId: 'acme' }, ['environmentId']],
    [{ clientId: '' }, ['clientId']],
    [{ clientSecret: ' ' }, ['clientSecret']],
    [{ managerAttribute: 'a b' }, ['managerAttribute']],
    [{ managerKey: 'other' }, ['managerKeyAttribute']],
    [{ managerKey: 'other', managerKeyAttribute: 'externalId' }, []],
    [{ authUrl: 'http://auth.example' }, ['authUrl']],
    [{ apiUrl: 'ftp://127.0.0.1' }, ['apiUrl']],
    [{ apiUrl: 'http://127.0.0.1:4000', authUrl: 'https://auth.example/x' }, []],
  ])('with %j have problems at %j', (values, paths) => {
    expect(problemsOf(values)).toEqual(paths);
  });
});
