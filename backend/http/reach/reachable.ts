import ipaddr from 'ipaddr.js';
import { parseNamedHost } from '../untrusted/allowed-hosts.ts';

/** What an operator lets sites reach besides the public internet. */
export type Reachable =
  | { readonly kind: 'host'; readonly host: string; readonly port: number | undefined }
  | { readonly kind: 'network'; readonly network: readonly [ipaddr.IPv4 | ipaddr.IPv6, number] };

/** `name`, `name:port`, an address, or a network such as `10.1.0.0/16`. Undefined: none of them. */
export function parseReachable(text: string): Reachable | undefined {
  if (ipaddr.isValidCIDR(text)) return { kind: 'network', network: ipaddr.parseCIDR(text) };
  const named = parseNamedHost(ipaddr.IPv6.isValid(text) ? `[${text}]` : text);
  // Whoever writes a pattern expects more of it than it would do.
  if (!named || named.hostname.includes('*')) return undefined;
  const host = named.hostname.replace(/^\[(.*)\]$/, '$1');
  return { kind: 'host', host, port: named.port === undefined ? undefined : Number(named.port) };
}
