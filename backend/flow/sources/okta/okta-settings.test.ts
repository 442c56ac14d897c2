import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { orgOrigin } from '../../providers/okta/okta-connection.ts';
import { oktaSettings } from './okta-settings.ts';

const { privateKey: key, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const privateKey = JSON.stringify(key.export({ format: 'jwk' }));
const org = { orgUrl: 'https://acme.okta.com' };
const withToken = { ...org, apiToken: '00token' };
const withApp = { ...org, clientId: '0oa1', privateKey };

function problems(settings: object) {
  const issues = oktaSettings.safeParse(settings).error?.issues ?? [];
  return issues.map(({ path, message }) => [path.join('.'), message] as const);
}

describe('the settings', () => {
  it('need an org, and an app with its key or an API token', () => {
    expect([problems(withToken), problems(withApp)]).toEqual([[], []]);
    expect(problems({})[0]).toEqual(['orgUrl', 'Enter the address of the Okta org.']);
    expect(problems(org)).toEqual([
      ['clientId', 'Enter the client ID of an app and its private key, or an API token.'],
    ]);
    expect(problems({ ...org, clientId: '0oa1' })).toEqual([['privateKey', 'Paste the private key of the app.']]);
    expect(problems({ ...org, privateKey })[0]?.[0]).toBe('clientId');
  });

  it('start with sound rules', () => {
    expect(oktaSettings.parse(withToken)).toMatchObject({
      activeStatuses: ['ACTIVE', 'PASSWORD_EXPIRED', 'LOCKED_OUT', 'RECOVERY', 'PROVISIONED'],
      disabledStatuses: ['SUSPENDED', 'DEPROVISIONED'],
      managerKey: 'any',
      managerAttribute: 'managerId',
      pictureAttribute: 'primaryPhotoValue',
      pictureHosts: [],
      budgetPercent: 10,
    });
  });

  it.each([
    ['https://acme-admin.okta.com', 'Enter https://acme.okta.com instead.'],
    ['https://acme-admin.oktapreview.com/admin/dashboard', 'Enter https://acme.oktapreview.com instead.'],
    ['https://a-b-admin.okta-emea.com', 'Enter https://a-b.okta-emea.com instead.'],
    ['http://acme.okta.com', 'starts with https://'],
    ['acme.okta.com', 'such as https://acme.okta.com'],
    ['https://acme.okta.com/oauth2/default', 'the org alone'],
    ['https://user@acme.okta.com', 'the org alone'],
  ])('say of the address %s: %s', (orgUrl, message) => {
    const [problem] = problems({ ...withToken, orgUrl });
    expect(problem?.[0]).toBe('orgUrl');
    expect(problem?.[1]).toContain(message);
  });

  it.each([
    'https://acme.okta.com/',
    'https://login.acme.example',
    'http://127.0.0.1:8080',
    'https://big-admin.example',
  ])('take the address %s', (orgUrl) => {
    expect(problems({ ...withToken, orgUrl })).toEqual([]);
    expect(orgOrigin({ orgUrl })).toBe(orgUrl.replace(/\/$/, ''));
  });

  it.each([
    [key.export({ type: 'pkcs8', format: 'pem' }), undefined],
    [JSON.stringify({ keys: [{ ...key.export({ format: 'jwk' }), kid: 'k1' }] }), undefined],
    [JSON.stringify(publicKey.export({ format: 'jwk' })), 'This is the public key.'],
    [publicKey.export({ type: 'spki', format: 'pem' }), 'Paste the private key in PEM'],
    ['{"kty":"RSA"', 'This is not a whole JWK.'],
    ['{"kty":"RSA","d":"x"}', 'This JWK is damaged.'],
    ['my key', 'Paste the private key in PEM'],
  ])('look at the private key (case %#)', (text, message) => {
    const [problem] = problems({ ...withApp, privateKey: text });
    if (message === undefined) expect(problem).toBeUndefined();
    else expect(problem).toEqual(['privateKey', expect.stringContaining(message)]);
  });

  it('take no key that Okta would not', () => {
    const { privateKey: unfit } = generateKeyPairSync('ed25519');
    const [problem] = problems({ ...withApp, privateKey: unfit.export({ type: 'pkcs8', format: 'pem' }) });
    expect(problem?.[1]).toContain('Okta takes RSA keys and the elliptic curves');
  });

  it.each([
    [{ activeStatuses: ['ACTIVE', 'RETIRED'] }, 'activeStatuses.1'],
    [{ disabledStatuses: ['ACTIVE'] }, 'disabledStatuses'],
    [{ activeStatuses: [], disabledStatuses: [] }, 'activeStatuses'],
    [{ pictureAttribute: 'my photo' }, 'pictureAttribute'],
    [{ managerKey: 'name' }, 'managerKey'],
    [{ budgetPercent: 100 }, 'budgetPercent'],
  ])('refuse %j', (given, path) => {
    expect(problems({ ...withToken, ...given }).map(([at]) => at)).toEqual([path]);
  });
});
