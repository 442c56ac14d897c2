import ipaddr from 'ipaddr.js';
import { isMetadataAddress, isPublicAddress } from '../untrusted/public-address.ts';
import { parseReachable, type Reachable } from './reachable.ts';

/** A connection that is about to be made. */
export interface Connection {
  /** As it was named: a name, or an address without brackets. */
  readonly host: string;
  readonly port: number;
  /** What the name has turned out to stand for. */
  readonly address: string;
}

/** Where the connections of a site may lead. */
export interface Reach {
  /** Only the public internet, and what the operator names. */
  readonly isLimited: boolean;
  allows(connection: Connection): boolean;
}

/** For the site of whoever operates Roster: their network is theirs. */
export const anywhere: Reach = { isLimited: false, allows: () => true };

/**
 * For sites whose admins are not who operates Roster: from this machine they are to see no more than from anywhere else.
 * `besides` (as `parseReachable` reads it) is asked for at each connection.
 */
export function limitedReach(besides: () => readonly string[]): Reach {
  return {
    isLimited: true,
    allows: (connection) => {
      if (isMetadataAddress(connection.address)) return false;
      if (isPublicAddress(connection.address)) return true;
      return besides().some((text) => covers(parseReachable(text), connection));
    },
  };
}

function covers(reachable: Reachable | undefined, { host, port, address }: Connection): boolean {
  if (reachable === undefined || !ipaddr.isValid(address)) return false;
  if (reachable.kind === 'network') {
    const met = ipaddr.process(address);
    const [network, bits] = reachable.network;
    return met.kind() === network.kind() && met.match(network, bits);
  }
  if (reachable.port !== undefined && reachable.port !== port) return false;
  return sameHost(reachable.host, host) || sameHost(reachable.host, address);
}

function sameHost(one: string, another: string): boolean {
  return plain(one) === plain(another);
}

function plain(host: string): string {
  return ipaddr.isValid(host) ? ipaddr.process(host).toString() : host.toLowerCase().replace(/\.$/, '');
}
