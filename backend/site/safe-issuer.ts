const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether an address is encrypted, or never leaves this machine. */
export function isSafeIssuer(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || loopback.has(hostname);
}
