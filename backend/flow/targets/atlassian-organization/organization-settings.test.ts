import { describe, expect, it } from 'vitest';
import { baseUrlOf, organizationSettings } from './organization-settings.ts';

const given = { baseUrl: 'https://api.atlassian.com/scim/directory/abc/', apiKey: 'key' };
const problems = (settings: object) =>
  organizationSettings.safeParse({ ...given, ...settings }).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('the settings of an organization', () => {
  it('create and deactivate nobody unless an admin says so', () => {
    expect(organizationSettings.parse(given).provisioning).toBe(false);
  });

  it('lose the slash at the end of the address', () => {
    expect(baseUrlOf(organizationSettings.parse(given))).toBe('https://api.atlassian.com/scim/directory/abc');
  });

  it.each([
    'http://api.atlassian.com/scim/directory/abc',
    'https://api.atlassian.com/scim/directory/abc/Users',
    'https://api.atlassian.com/scim/directory/abc/v2',
    'https://key@api.atlassian.com/scim/directory/abc',
    'api.atlassian.com',
  ])('refuse the address %s', (baseUrl) => {
    expect(problems({ baseUrl })).toEqual(['baseUrl']);
  });

  it('allow an address without TLS on this machine alone', () => {
    expect(problems({ baseUrl: 'http://127.0.0.1:8080/scim/directory/abc' })).toEqual([]);
  });

  it('refuse an attribute with a filter, and a missing key', () => {
    expect(problems({ phonePath: 'phoneNumbers[type eq "work"].value', apiKey: ' ' })).toEqual(['apiKey', 'phonePath']);
  });

  it('hold the key as a secret', () => {
    expect(organizationSettings.shape.apiKey.meta()?.['writeOnly']).toBe(true);
  });
});
