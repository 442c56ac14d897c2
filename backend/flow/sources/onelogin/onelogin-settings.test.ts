import { describe, expect, it } from 'vitest';
import { oneloginSettings } from './onelogin-settings.ts';

const least = { subdomain: 'acme', clientId: 'id', clientSecret: 'secret' };
const problemsOf = (values: object): readonly string[] =>
  oneloginSettings.safeParse({ ...least, ...values }).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('the settings of OneLogin', () => {
  it('need subdomain and credential alone', () => {
    expect(oneloginSettings.parse(least)).toEqual({
      ...least,
      pictureAttribute: '',
      pictureHosts: [],
      disabledWhen: ['suspended', 'unlicensed'],
      leftOutWhen: ['unapproved', 'rejected'],
      removalCheckMinutes: 360,
    });
  });

  it.each([
    [{ subdomain: '' }, ['subdomain']],
    [{ subdomain: 'https://acme.onelogin.com/' }, ['subdomain']],
    [{ subdomain: 'acme.example.com' }, ['subdomain']],
    [{ clientSecret: ' ' }, ['clientSecret']],
    [{ disabledWhen: ['asleep'] }, ['disabledWhen.0']],
    [{ pictureAttribute: 'a b' }, ['pictureAttribute']],
    [{ apiUrl: 'http://acme.example' }, ['apiUrl']],
    [{ apiUrl: 'https://user@acme.example' }, ['apiUrl']],
    [{ apiUrl: 'http://127.0.0.1:4000' }, []],
    [{ subdomain: 'acme.onelogin.com', disabledWhen: ['password expired'] }, []],
  ])('with %j have problems at %j', (values, paths) => {
    expect(problemsOf(values)).toEqual(paths);
  });
});
