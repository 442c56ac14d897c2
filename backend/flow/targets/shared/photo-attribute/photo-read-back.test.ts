import { describe, expect, test } from 'vitest';
import { oktaPhotoTarget } from '../../okta-photo/okta-photo-target.ts';
import { oneloginPhotoTarget } from '../../onelogin-photo/onelogin-photo-target.ts';
import { pingonePhotoTarget } from '../../pingone-photo/pingone-photo-target.ts';

const environmentId = '11111111-2222-4333-8444-555555555555';
const okta = { orgUrl: 'https://acme.okta.com', valueAttribute: 'primaryPhotoValue' };
const onelogin = { subdomain: 'acme', valueAttribute: 'primaryPhotoValue' };
const pingone = { region: 'eu', environmentId, valueAttribute: 'photo.href' };

describe('what a connector reads is what the target of the same provider writes', () => {
  test.each([
    [oktaPhotoTarget, okta, { orgUrl: 'https://ACME.okta.com/', pictureAttribute: 'primaryPhotoValue' }],
    [oktaPhotoTarget, okta, { orgUrl: 'https://acme.okta.com', pictureAttribute: 'profile.primaryPhotoValue' }],
    [oneloginPhotoTarget, onelogin, { subdomain: 'Acme', pictureAttribute: 'custom_attributes.primaryPhotoValue' }],
    [
      oneloginPhotoTarget,
      onelogin,
      { subdomain: 'x', apiUrl: 'https://acme.onelogin.com/', pictureAttribute: 'primaryPhotoValue' },
    ],
    [pingonePhotoTarget, pingone, { region: 'eu', environmentId, pictureAttribute: 'photo.href' }],
  ])('%#', ({ readBack }, target, source) => {
    expect(readBack?.happens({ target, source })).toBe(true);
  });
});

describe('what a connector reads is something else', () => {
  test.each([
    [oktaPhotoTarget, okta, { orgUrl: 'https://acme.okta.com', pictureAttribute: 'photoUrl' }],
    [oktaPhotoTarget, okta, { orgUrl: 'https://other.okta.com', pictureAttribute: 'primaryPhotoValue' }],
    [oktaPhotoTarget, okta, { orgUrl: 'no address', pictureAttribute: 'primaryPhotoValue' }],
    [oktaPhotoTarget, okta, {}],
    [oneloginPhotoTarget, onelogin, { subdomain: 'acme', pictureAttribute: '' }],
    [oneloginPhotoTarget, onelogin, { subdomain: 'other', pictureAttribute: 'primaryPhotoValue' }],
    [pingonePhotoTarget, pingone, { region: 'com', environmentId, pictureAttribute: 'photo.href' }],
  ])('%#', ({ readBack }, target, source) => {
    expect(readBack?.happens({ target, source })).toBe(false);
  });
});
