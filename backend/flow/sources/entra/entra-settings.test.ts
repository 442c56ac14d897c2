import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { selfSignedCertificate } from '../../../../simulators/entra/sign-in/self-signed-certificate.ts';
import { entraSettings } from './entra-settings.ts';

const app = { tenantId: 'contoso.example', clientId: '8a4f2c10-52c3-4a57-b1fd-0c2f6a9e7d44' };
const { certificatePem: certificate, privateKeyPem: privateKey } = selfSignedCertificate('roster');

function problems(settings: object): readonly [path: string, message: string][] {
  const parsed = entraSettings.safeParse(settings);
  return (parsed.error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]);
}

describe('the settings of a tenant', () => {
  it('take a secret or a certificate with its key, and are of the public cloud unless said otherwise', () => {
    expect(entraSettings.parse({ ...app, clientSecret: ' s ' })).toEqual({
      ...app,
      clientSecret: 's',
      cloud: 'global',
    });
    expect(problems({ ...app, certificate, privateKey })).toEqual([]);
  });

  it.each([
    [{ clientId: app.clientId, clientSecret: 's' }, 'tenantId', /directory \(tenant\) ID/],
    [{ ...app, tenantId: 'common', clientSecret: 's' }, 'tenantId', /one tenant/],
    [{ ...app, tenantId: 'a/../b', clientSecret: 's' }, 'tenantId', /UUID/],
    [{ ...app, clientId: 'roster', clientSecret: 's' }, 'clientId', /UUID/],
    [app, 'clientSecret', /client secret, or a certificate/],
    [{ ...app, clientSecret: '' }, 'clientSecret', /client secret, or a certificate/],
    [{ ...app, certificate }, 'privateKey', /private key of the certificate/],
    [{ ...app, certificate: 'MIIC', privateKey }, 'certificate', /PEM/],
    [{ ...app, certificate, privateKey: 'x' }, 'privateKey', /PEM/],
    [
      { ...app, certificate, privateKey: selfSignedCertificate('other').privateKeyPem },
      'privateKey',
      /does not belong/,
    ],
    [{ ...app, clientSecret: 's', graphUrl: 'http://graph.example' }, 'graphUrl', /https/],
    [{ ...app, clientSecret: 's', authorityUrl: 'https://user@login.example' }, 'authorityUrl', /https/],
    [{ ...app, clientSecret: 's', authorityUrl: 'login.example' }, 'authorityUrl', /https/],
  ])('say what is wrong with a field (case %#)', (settings, path, message) => {
    expect(problems(settings)).toEqual([[path, expect.stringMatching(message)]]);
  });

  it('let secrets travel unencrypted only within this machine', () => {
    expect(problems({ ...app, clientSecret: 's', graphUrl: 'http://127.0.0.1:8080', authorityUrl: '' })).toEqual([]);
  });

  it('repeat no secret in a message', () => {
    expect(JSON.stringify(problems({ ...app, certificate, privateKey: 'top-secret' }))).not.toContain('top-secret');
  });

  it('are described for a form, in which secrets can be written and not read', () => {
    const { properties, required } = z.toJSONSchema(entraSettings, { io: 'input' });
    expect(required).toEqual(['tenantId', 'clientId']);
    expect(properties).toMatchObject({
      clientSecret: { type: 'string', writeOnly: true, title: 'Client secret' },
      privateKey: { type: 'string', writeOnly: true, 'x-control': 'textarea' },
      certificate: { type: 'string', 'x-control': 'textarea' },
      cloud: { enum: ['global', 'usGov', 'usGovDod', 'china'], default: 'global' },
    });
  });
});
