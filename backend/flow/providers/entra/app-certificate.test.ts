import { expect, it } from 'vitest';
import { selfSignedCertificate } from '../../../../simulators/entra/sign-in/self-signed-certificate.ts';
import { certificateExpiry } from './app-certificate.ts';

const { certificatePem: certificate } = selfSignedCertificate('roster');

it('reads when a certificate expires from itself', () => {
  const { certificate: expiresAt } = certificateExpiry({ certificate });
  expect(expiresAt?.getFullYear()).toBeGreaterThan(2040);
});

it.each([[{}], [{ certificate: '' }], [{ certificate: 'nonsense' }]])('knows no date of %j', (settings) => {
  expect(certificateExpiry(settings)).toEqual({});
});
