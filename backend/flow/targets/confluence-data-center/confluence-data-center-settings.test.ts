import { describe, expect, it } from 'vitest';
import { baseUrlOf } from '../shared/data-center/data-center-sign-in.ts';
import { confluenceDataCenterSettings } from './confluence-data-center-settings.ts';

const usual = { baseUrl: 'https://wiki.acme.example', token: 'a token' };

function problems(settings: object) {
  const issues = confluenceDataCenterSettings.safeParse(settings).error?.issues ?? [];
  return issues.map(({ path, message }) => [path.join('.'), message] as const);
}

describe('the settings', () => {
  it('start with the way of pictures that needs nothing more', () => {
    expect(confluenceDataCenterSettings.parse(usual)).toMatchObject({
      pictures: 'rest',
      companion: 'rosterProfiles',
      pictureSize: '256',
    });
  });

  it.each([
    [{}, 'token'],
    [{ username: 'roster' }, 'password'],
    [{ password: 'secret' }, 'username'],
    [{ username: 'a:b', password: 'secret' }, 'username'],
  ])('need a token, or user name and password: %j', (given, setting) => {
    expect(problems({ baseUrl: usual.baseUrl, ...given }).map(([at]) => at)).toEqual([setting]);
  });

  it('take not both', () => {
    const both = { ...usual, username: 'roster', password: 'secret' };
    expect(problems(both).map(([at]) => at)).toEqual(['username']);
  });

  it.each([
    'http://wiki.acme.example',
    'wiki.acme.example',
    'https://a:b@wiki.acme.example',
    'https://wiki.acme.example/?x=1',
  ])('send no credentials to %s', (baseUrl) => {
    expect(problems({ ...usual, baseUrl })[0]?.[1]).toContain('starts with https://');
  });

  it.each([
    'https://intranet.acme.example/wiki/',
    'http://localhost:8080/wiki',
    'http://127.0.0.1:2990/wiki',
    'http://[::1]/wiki',
  ])('take %s, with its context path', (baseUrl) => {
    expect(problems({ ...usual, baseUrl })).toEqual([]);
    expect(baseUrlOf({ baseUrl })).toBe(baseUrl.replace(/\/$/, ''));
  });

  it('take no path as the name of the endpoint', () => {
    expect(problems({ ...usual, companion: '../../api/2/user' }).map(([at]) => at)).toEqual(['companion']);
  });
});
