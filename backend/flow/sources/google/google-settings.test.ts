import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { serviceAccount } from '../../../../simulators/google/sign-in/service-account.ts';
import { googleSettings } from './google-settings.ts';

const { keyFile: serviceAccountKey, email } = serviceAccount('roster');
const withKey = { adminEmail: 'admin@corp.example', serviceAccountKey };
const keyless = { adminEmail: 'admin@corp.example', signIn: 'signJwt', serviceAccountEmail: email };

function problems(settings: object): readonly [path: string, message: string][] {
  const parsed = googleSettings.safeParse(settings);
  return (parsed.error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]);
}
const changedKey = (part: object): string => JSON.stringify({ ...(JSON.parse(serviceAccountKey) as object), ...part });

describe('the settings of a Workspace', () => {
  it('take a key, or the address of an account that Google signs for', () => {
    expect(googleSettings.parse(withKey)).toMatchObject({ signIn: 'key', domain: '', customer: '' });
    expect(problems(keyless)).toEqual([]);
    expect(problems({ ...keyless, serviceAccountKey })).toEqual([]);
  });

  it.each([
    [{ serviceAccountKey }, 'adminEmail', /./],
    [{ ...withKey, adminEmail: '' }, 'adminEmail', /administrator/],
    [{ ...withKey, adminEmail: 'admin' }, 'adminEmail', /e-mail/],
    [{ adminEmail: 'admin@corp.example' }, 'serviceAccountKey', /key file/],
    [{ ...withKey, serviceAccountKey: '-----BEGIN PRIVATE KEY-----' }, 'serviceAccountKey', /whole key file/],
    [
      { ...withKey, serviceAccountKey: changedKey({ type: 'authorized_user' }) },
      'serviceAccountKey',
      /service_account/,
    ],
    [{ ...withKey, serviceAccountKey: changedKey({ private_key: 'x' }) }, 'serviceAccountKey', /damaged/],
    [{ ...keyless, serviceAccountEmail: '' }, 'serviceAccountEmail', /service account/],
    [{ ...withKey, domain: 'https://corp.example' }, 'domain', /corp\.example/],
    [{ ...withKey, customer: 'corp.example' }, 'customer', /customer ID/],
    [{ ...withKey, customer: 'C01', domain: 'corp.example' }, 'customer', /not both/],
    [{ ...withKey, tokenUrl: 'http://oauth2.googleapis.com/token' }, 'tokenUrl', /googleapis/],
    [{ ...withKey, iamUrl: 'https://elsewhere.example' }, 'iamUrl', /googleapis/],
    [{ ...withKey, directoryUrl: 'https://googleapis.com.elsewhere.example' }, 'directoryUrl', /googleapis/],
    [{ ...withKey, metadataUrl: 'http://elsewhere.example' }, 'metadataUrl', /metadata/],
  ])('say what is wrong with a field (case %#)', (settings, path, message) => {
    expect(problems(settings)[0]).toEqual([path, expect.stringMatching(message)]);
  });

  it('let tokens travel to Google or stay on this machine', () => {
    const urls = {
      tokenUrl: 'http://127.0.0.1:8080/token',
      directoryUrl: 'https://private.googleapis.com',
      iamUrl: '',
    };
    expect(problems({ ...withKey, ...urls, metadataUrl: 'http://169.254.169.254' })).toEqual([]);
  });

  it('repeat nothing of a key in a message', () => {
    const damaged = changedKey({ private_key: 'top-secret' });
    expect(JSON.stringify(problems({ ...withKey, serviceAccountKey: damaged }))).not.toContain('top-secret');
  });

  it('are described for a form, in which the key can be written, or taken from a file, and not read', () => {
    const { properties, required } = z.toJSONSchema(googleSettings, { io: 'input' });
    expect(required).toEqual(['adminEmail']);
    expect(properties).toMatchObject({
      serviceAccountKey: { type: 'string', writeOnly: true, 'x-control': 'textarea' },
      signIn: { enum: ['key', 'signJwt'], default: 'key' },
      directoryUrl: { 'x-advanced': true },
    });
  });
});
