import { describe, expect, it } from 'vitest';
import { baseUrlOf } from '../shared/data-center/data-center-sign-in.ts';
import { jiraDataCenterSettings } from './jira-data-center-settings.ts';

const usual = { baseUrl: 'https://jira.acme.example', token: 'a token' };

function problems(settings: object) {
  const issues = jiraDataCenterSettings.safeParse(settings).error?.issues ?? [];
  return issues.map(({ path, message }) => [path.join('.'), message] as const);
}

describe('the settings', () => {
  it('start with the profile, the largest size and Jira’s usual avatar', () => {
    expect(jiraDataCenterSettings.parse(usual)).toMatchObject({
      properties: 'profile',
      companion: 'rosterProfiles',
      pictureSize: '256',
      defaultAvatarId: '10122',
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

  it('take a token with user name and password beside it', () => {
    expect(problems({ ...usual, username: 'roster', password: 'secret' })).toEqual([]);
  });

  it.each([
    'http://jira.acme.example',
    'jira.acme.example',
    'https://a:b@jira.acme.example',
    'https://jira.acme.example/?x=1',
  ])('send no credentials to %s', (baseUrl) => {
    expect(problems({ ...usual, baseUrl })[0]?.[1]).toContain('starts with https://');
  });

  it.each([
    'https://intranet.acme.example/jira/',
    'http://localhost:8080/jira',
    'http://127.0.0.1:2990/jira',
    'http://[::1]/jira',
  ])('take %s, with its context path', (baseUrl) => {
    expect(problems({ ...usual, baseUrl })).toEqual([]);
    expect(baseUrlOf({ baseUrl })).toBe(baseUrl.replace(/\/$/, ''));
  });

  it('take no path as the name of the endpoint', () => {
    expect(problems({ ...usual, companion: '../../api/2/user' }).map(([at]) => at)).toEqual(['companion']);
  });
});
