import { X509Certificate } from 'node:crypto';
import { FilterSyntaxError, parseFilter } from './protocol/filter.ts';

/** What is wrong with a filter, as a sentence. An empty one is fine. */
export function filterProblem(filter: string): string | undefined {
  if (filter === '') return undefined;
  try {
    parseFilter(filter);
    return undefined;
  } catch (error) {
    if (error instanceof FilterSyntaxError) return `${error.message}. A filter looks like (objectClass=person).`;
    throw error;
  }
}

export function urlProblem(text: string): string | undefined {
  const parsed = URL.canParse(text) ? new URL(text) : undefined;
  if (!parsed || !['ldap:', 'ldaps:'].includes(parsed.protocol) || parsed.hostname === '') {
    return 'An address starts with ldap:// or ldaps://, e.g. ldaps://dc1.corp.example.';
  }
  const hasMore = !['', '/'].includes(parsed.pathname) || parsed.search !== '' || parsed.username !== '';
  return hasMore
    ? 'Enter only the server and, if need be, the port. Base DN and account have fields of their own.'
    : undefined;
}

export function certificateProblem(pem: string): string | undefined {
  if (pem === '') return undefined;
  const certificates = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return certificates.length > 0 && certificates.every(isCertificate)
    ? undefined
    : 'This is not a certificate in PEM format. It starts with -----BEGIN CERTIFICATE-----.';
}

function isCertificate(pem: string): boolean {
  try {
    new X509Certificate(pem);
    return true;
  } catch {
    // OpenSSL's reasons mean nothing to an admin.
    return false;
  }
}

/** Settings that only together can be right or wrong. */
interface Combination {
  readonly urls: readonly string[];
  readonly security: 'ldaps' | 'starttls' | 'none';
  readonly bindDn: string;
  readonly bindPassword: string;
}

interface FieldProblem {
  readonly code: 'custom';
  readonly path: (string | number)[];
  readonly message: string;
}

export function combinationProblems(settings: Combination): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const scheme = settings.security === 'ldaps' ? 'ldaps://' : 'ldap://';
  settings.urls.forEach((address, index) => {
    if (address.toLowerCase().startsWith(scheme)) return;
    const message =
      scheme === 'ldaps://'
        ? 'The encryption is LDAPS: the address must start with ldaps://. Or choose StartTLS.'
        : 'An address with ldaps:// is encrypted from the start: choose LDAPS as the encryption, or use ldap://.';
    problems.push({ code: 'custom', path: ['urls', index], message });
  });
  if (settings.bindDn !== '' && settings.bindPassword === '') {
    const message = 'Enter the password. Many servers accept an account without a password and then show nothing.';
    problems.push({ code: 'custom', path: ['bindPassword'], message });
  }
  if (settings.bindDn === '' && settings.bindPassword !== '') {
    problems.push({ code: 'custom', path: ['bindDn'], message: 'Enter the account that the password belongs to.' });
  }
  return problems;
}
