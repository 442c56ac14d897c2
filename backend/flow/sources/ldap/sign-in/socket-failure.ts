import type { ConnectorFailure } from '../../../../errors/connector-error.ts';
import { notReachable } from '../../../../http/connection-failure.ts';
import { isRefusedAddress } from '../../../../http/untrusted/guarded-lookup.ts';

const untrusted: ReadonlySet<string> = new Set([
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

const unreachable = 'cannot be reached from here. Check the network and firewalls.';
const notTls = 'does not speak TLS at this port. LDAPS usually has port 636.';

/** What follows the name of the server, by error code of Node.js or OpenSSL. */
const sentences: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'shows a certificate that has expired. Have it renewed.',
  CERT_NOT_YET_VALID: 'shows a certificate that is not valid yet. Check the clocks.',
  EAI_AGAIN: 'cannot be looked up right now.',
  EINVAL: 'is not the name of any machine. Check the address.',
  ECONNREFUSED: 'refuses the connection: nothing listens there. Check the address and the port.',
  ECONNRESET: 'closed the connection. Check the port and the encryption.',
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ENOTFOUND: 'is not the name of any machine. Check the address.',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: notTls,
  ERR_SSL_WRONG_VERSION_NUMBER: notTls,
  ERR_TLS_CERT_ALTNAME_INVALID: 'shows a certificate for another name. Use the name that is in the certificate.',
  ETIMEDOUT: 'does not answer. Check the address, the network and firewalls.',
};

/** Why there is no connection to `server` (its address), or no longer one. */
export function socketFailure(error: unknown, server: string): ConnectorFailure {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (untrusted.has(code)) {
    return {
      reason: 'unexpected-answer',
      message: `${server} shows a certificate that nobody trusted here has signed. Enter the certificate of the authority that signed it.`,
      setting: 'caCertificate',
    };
  }
  if (isRefusedAddress(error)) {
    return { reason: 'permission-missing', message: notReachable(server), setting: 'urls' };
  }
  const sentence = sentences[code] ?? `failed: ${error instanceof Error ? error.message : String(error)}.`;
  return { reason: 'unavailable', message: `${server} ${sentence}`, setting: 'urls' };
}
