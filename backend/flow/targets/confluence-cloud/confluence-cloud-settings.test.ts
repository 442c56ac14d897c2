import { describe, expect, it } from 'vitest';
import { confluenceCloudSettings } from './confluence-cloud-settings.ts';

const given = { siteUrl: 'https://acme.atlassian.net', email: 'roster@acme.example', apiToken: 'token' };
const problemOf = (values: object) => confluenceCloudSettings.safeParse({ ...given, ...values }).error?.issues[0];

describe('the settings of Confluence Cloud', () => {
  it('take the address of the site as it is copied from the browser', () => {
    expect(confluenceCloudSettings.parse(given)).toEqual({ ...given, propertyKey: 'rosterProfile' });
    const copied = confluenceCloudSettings.parse({ ...given, siteUrl: 'https://acme.atlassian.net/wiki/' });
    expect(copied.siteUrl).toBe(given.siteUrl);
  });

  it.each(['roster.profile', 'roster profile', 'rösterProfile', 'roster/profile', ''])(
    'take no property key like “%s”',
    (propertyKey) => {
      expect(problemOf({ propertyKey })?.path).toEqual(['propertyKey']);
    },
  );

  it('take letters, digits, hyphens and underscores in a key', () => {
    expect(problemOf({ propertyKey: 'Roster-profile_2' })).toBeUndefined();
    expect(problemOf({ propertyKey: 'k'.repeat(256) })?.message).toMatch(/255/);
  });

  it('keep the token to themselves', () => {
    expect(confluenceCloudSettings.shape.apiToken.meta()).toMatchObject({ writeOnly: true });
  });
});
