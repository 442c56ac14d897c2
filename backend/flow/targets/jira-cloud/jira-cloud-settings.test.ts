import { describe, expect, it } from 'vitest';
import { jiraCloudSettings } from './jira-cloud-settings.ts';

const given = { siteUrl: 'https://acme.atlassian.net', email: 'roster@acme.example', apiToken: 'token' };
const problemOf = (values: object) => jiraCloudSettings.safeParse({ ...given, ...values }).error?.issues[0];

describe('the settings of Jira Cloud', () => {
  it('need site, e-mail address and token', () => {
    expect(jiraCloudSettings.parse(given)).toEqual({ ...given, propertyKey: 'rosterProfile' });
    for (const name of Object.keys(given)) expect(problemOf({ [name]: ' ' })?.path).toEqual([name]);
  });

  it('take the address of a site or of its API, without slashes at the end', () => {
    const api = 'https://api.atlassian.com/ex/jira/11111111-2222-4333-8444-555555555555';
    expect(jiraCloudSettings.parse({ ...given, siteUrl: `${api}//` }).siteUrl).toBe(api);
  });

  it.each(['http://acme.atlassian.net', 'acme.atlassian.net', 'https://a:b@acme.example', 'https://acme.example/?a=1'])(
    'send the token to no address like %s',
    (siteUrl) => {
      expect(problemOf({ siteUrl })?.message).toMatch(/https:\/\//);
    },
  );

  it.each(['roster.profile', 'roster=profile', 'roster profile', ''])(
    'take no property key like “%s”',
    (propertyKey) => {
      expect(problemOf({ propertyKey })?.path).toEqual(['propertyKey']);
    },
  );

  it('take a key of 255 characters, and no longer one', () => {
    expect(problemOf({ propertyKey: 'k'.repeat(255) })).toBeUndefined();
    expect(problemOf({ propertyKey: 'k'.repeat(256) })?.message).toMatch(/255/);
  });

  it('keep the token to themselves', () => {
    expect(jiraCloudSettings.shape.apiToken.meta()).toMatchObject({ writeOnly: true });
  });
});
