import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeCertificates } from '../../../testing/directory-certificates.ts';
import { ldapSettings, pictureAttributeNames } from './ldap-settings.ts';

const good = {
  urls: ['ldaps://dc1.corp.example'],
  bindDn: 'roster@corp.example',
  bindPassword: 'secret',
  baseDn: 'dc=corp,dc=example',
};

function problemsOf(settings: object): string[] {
  const { error } = ldapSettings.safeParse({ ...good, ...settings });
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('settings', () => {
  it('need no more than servers, an account and a base', () => {
    expect(ldapSettings.parse(good)).toEqual({
      ...good,
      security: 'ldaps',
      caCertificate: '',
      userFilter: '',
      pictureAttributes: 'thumbnailPhoto,jpegPhoto',
      removalCheckMinutes: 60,
    });
  });

  it.each([
    [{ urls: ['LDAPS://dc1.corp.example:3269', 'ldaps://[::1]'] }],
    [{ urls: ['ldap://dc1'], security: 'starttls' }],
    [{ urls: [' ldap://dc1/ '], security: 'none' }],
    [{ bindDn: '', bindPassword: '' }],
    [{ userFilter: '(&(objectClass=person)(!(mail=*@example.org)))' }],
    [{ pictureAttributes: '' }],
    [{ pictureAttributes: ' employeePhoto , jpegPhoto' }],
    [{ removalCheckMinutes: 0 }],
  ])('may be %j', (settings) => {
    expect(problemsOf(settings)).toEqual([]);
  });

  it.each([
    [{ urls: [] }, 'urls: Enter the address'],
    [{ urls: undefined }, 'urls: Enter the address'],
    [{ baseDn: undefined }, 'baseDn: Enter the distinguished name'],
    [{ urls: ['dc1.corp.example'] }, 'urls.0: An address starts with'],
    [{ urls: ['ldaps://dc1', 'http://dc2'] }, 'urls.1: An address starts with'],
    [{ urls: ['ldaps://dc1/dc=example'] }, 'urls.0: Enter only the server'],
    [{ urls: ['ldaps://me:secret@dc1'] }, 'urls.0: Enter only the server'],
    [{ urls: ['ldaps://dc1', 'ldap://dc2'] }, 'urls.1: The encryption is LDAPS'],
    [{ security: 'starttls' }, 'urls.0: An address with ldaps://'],
    [{ security: 'none' }, 'urls.0: An address with ldaps://'],
    [{ caCertificate: 'secret' }, 'caCertificate: This is not a certificate'],
    [
      { caCertificate: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' },
      'caCertificate: This is not a certificate',
    ],
    [{ bindPassword: '' }, 'bindPassword: Enter the password'],
    [{ bindDn: '' }, 'bindDn: Enter the account'],
    [{ baseDn: '' }, 'baseDn: Enter the distinguished name'],
    [{ baseDn: 'corp.example' }, 'baseDn: This is not a distinguished name'],
    [{ userFilter: '(mail=*' }, 'userFilter: A closing parenthesis is missing at character 8'],
    [{ pictureAttributes: 'jpegPhoto thumbnailPhoto' }, 'pictureAttributes: Separate the attributes by commas'],
    [{ removalCheckMinutes: -1 }, 'removalCheckMinutes: Enter 0 or more'],
    [{ removalCheckMinutes: 1.5 }, 'removalCheckMinutes: Enter a whole number'],
  ])('may not be %j', (settings, problem) => {
    expect(problemsOf(settings)).toEqual([expect.stringContaining(problem)]);
  });

  it('take a chain of certificates', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'roster-certificates-'));
    const { caCertificate } = await makeCertificates(folder, ['DNS:localhost']);
    await rm(folder, { recursive: true });
    expect(problemsOf({ caCertificate: `# ours\n${caCertificate}\n${caCertificate}` })).toEqual([]);
  });

  it('have a title and a description for the form, and one secret', () => {
    const { properties = {} } = z.toJSONSchema(ldapSettings, { io: 'input' });
    const secrets = Object.entries(properties).filter(([, field]) => typeof field === 'object' && field.writeOnly);
    expect(secrets.map(([name]) => name)).toEqual(['bindPassword']);
    for (const field of Object.values(properties))
      expect(field).toMatchObject({ title: expect.stringMatching(/./) as string });
  });
});

it('name picture attributes in order', () => {
  expect(pictureAttributeNames({ pictureAttributes: ' thumbnailPhoto , jpegPhoto' })).toEqual([
    'thumbnailPhoto',
    'jpegPhoto',
  ]);
  expect(pictureAttributeNames({ pictureAttributes: '' })).toEqual([]);
});
