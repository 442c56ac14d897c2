import { isThisMachine } from '../http/safe-address.ts';

/** Whether an address is encrypted, or never leaves this machine. */
export function isSafeIssuer(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || isThisMachine(hostname);
}
