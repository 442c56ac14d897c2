import { expect, it } from 'vitest';
import { selfSignedCertificate } from '../../../../../simulators/entra/sign-in/self-signed-certificate.ts';
import { entraSettings } from '../entra-settings.ts';
import { credentialExpiry } from './credential-expiry.ts';

const app = { tenantId: 'contoso.example', clientId: '8a4f2c10-52c3-4a57-b1fd-0c2f6a9e7d44' };
const withSecret = entraSettings.parse({ ...app, clientSecret: 's', clientSecretExpiresOn: '2027-03-31' });
const { certificatePem: certificate, privateKeyPem: privateKey } = selfSignedCertificate('roster');
const withCertificate = entraSettings.parse({ ...app, certificate, privateKey });

it.each([
  ['2027-02-28T00:00:00Z', undefined],
  ['2027-03-02T00:00:00Z', 'The client secret expires on 2027-03-31, in 29 days.'],
  ['2027-04-02T00:00:00Z', 'The client secret expired on 2027-03-31.'],
])('at %s, says of the secret: %s', (now, message) => {
  const [finding] = credentialExpiry(withSecret, new Date(now));
  if (message === undefined) expect(finding).toBeUndefined();
  else expect(finding).toMatchObject({ status: 'warning', setting: 'clientSecretExpiresOn' });
  expect(finding?.message ?? '').toContain(message ?? '');
});

it('reads the date of a certificate from itself', () => {
  expect(credentialExpiry(withCertificate, new Date('2044-01-01T00:00:00Z'))).toEqual([]);
  expect(credentialExpiry(withCertificate, new Date('2044-12-20T00:00:00Z'))).toMatchObject([
    { status: 'warning', setting: 'certificate' },
  ]);
});

it('says nothing of a secret whose date nobody knows', () => {
  const settings = entraSettings.parse({ ...app, clientSecret: 's' });
  expect(credentialExpiry(settings, new Date('2099-01-01T00:00:00Z'))).toEqual([]);
});
