import { isRefusedAddress } from './untrusted/guarded-lookup.ts';

/** Why no answer came, in words for an admin. */
export interface ConnectionFailure {
  readonly message: string;
  /** False when trying again at once cannot help, e.g. a certificate that is not trusted. */
  readonly passing: boolean;
}

const lasting = (message: string): ConnectionFailure => ({ message, passing: false });
const passing = (message: string): ConnectionFailure => ({ message, passing: true });

const badCertificate = /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|EPROTO$)/;

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}

/** Of a host beyond what the operator lets a site reach. */
export function notReachable(host: string): string {
  return `${host} is not in the public internet, and Roster connects to nothing else for this site. Give a public address, or ask the operator of Roster to allow this one (ROSTER_TENANT_HOSTS).`;
}

/** `host` is the name alone: a path or query may hold personal values. */
export function connectionFailure(error: unknown, host: string): ConnectionFailure {
  const code = codeOf(error);
  if (badCertificate.test(code)) {
    return lasting(
      `The certificate of ${host} is not trusted (${code}). Check the address and the network in between.`,
    );
  }
  if (isRefusedAddress(error)) return lasting(notReachable(host));
  switch (code) {
    // EINVAL: no machine can have such a name, of 300 letters for example.
    case 'EINVAL':
    case 'ENOTFOUND':
      return lasting(`There is no host named ${host}. Check the address.`);
    case 'UND_ERR_DESTROYED':
    case 'UND_ERR_CLOSED':
      return lasting(`The connection to ${host} was closed here.`);
    case 'EAI_AGAIN':
      return passing(`The name ${host} could not be looked up. Check this machine's DNS.`);
    case 'ECONNREFUSED':
      return passing(`${host} refuses connections. Check the address, and that the server is running.`);
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return passing(`${host} cannot be reached. Check the address and the firewall.`);
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return passing(`${host} took too long to answer.`);
    default:
      return passing(`The connection to ${host} broke off.`);
  }
}
