import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { guardLookup, refusedAddress, resolveBySystem, type ResolveName } from '../untrusted/guarded-lookup.ts';
import type { Connection, Reach } from './reach.ts';

export interface ConnectOptions {
  readonly timeoutSeconds: number;
  /** Default: true. */
  readonly allowH2?: boolean;
  readonly resolveName?: ResolveName | undefined;
}

/** How undici is to connect: to what the reach allows, as it turns out when the connection is made. */
export function connectWithin(
  reach: Pick<Reach, 'allows'>,
  { timeoutSeconds, allowH2 = true, resolveName }: ConnectOptions,
): buildConnector.connector {
  const connectors = new Map<string, buildConnector.connector>();
  const connectorFor = (place: Place): buildConnector.connector => {
    const key = JSON.stringify(place);
    const lookup = lookupWithin(reach, place, resolveName);
    const connector = connectors.get(key) ?? buildConnector({ timeout: timeoutSeconds * 1000, allowH2, lookup });
    connectors.set(key, connector);
    return connector;
  };
  return (options, callback) => {
    const host = options.hostname;
    const port = options.port === '' ? (options.protocol === 'https:' ? 443 : 80) : Number(options.port);
    if (!allowsAsNamed(reach, { host, port })) callback(refusedAddress(), null);
    else connectorFor({ host, port })(options, callback);
  };
}

export type Place = Omit<Connection, 'address'>;

/** Node.js asks no lookup about a host that is an address already, so this is asked first. */
export function allowsAsNamed(reach: Pick<Reach, 'allows'>, { host, port }: Place): boolean {
  return isIP(host) === 0 || reach.allows({ host, port, address: host });
}

export function lookupWithin(
  reach: Pick<Reach, 'allows'>,
  { host, port }: Place,
  resolveName: ResolveName = resolveBySystem,
): LookupFunction {
  return guardLookup(resolveName, (address) => reach.allows({ host, port, address }));
}
