import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';

/** How names become addresses. The same as the one that connections are made with, so that tests can name hosts. */
export type ResolveName = (
  hostname: string,
  callback: (error: NodeJS.ErrnoException | null, addresses?: LookupAddress[]) => void,
) => void;

export const resolveBySystem: ResolveName = (hostname, callback) => {
  systemLookup(hostname, { all: true }, callback);
};

const refusedCode = 'ERR_ADDRESS_REFUSED';

export function isRefusedAddress(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === refusedCode;
}

export function refusedAddress(): Error {
  return Object.assign(new Error('The address is refused.'), { code: refusedCode });
}

/**
 * A lookup for connections that fails unless every address of the name may be connected to. The addresses that are
 * checked are the ones that are connected to, so a name cannot answer differently a moment later.
 * Not asked by Node about a host that is an address already.
 */
export function guardLookup(resolveName: ResolveName, mayConnect: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolveName(hostname, (error, addresses = []) => {
      const [first] = addresses;
      if (error) callback(error, '', 0);
      else if (first === undefined || !addresses.every(({ address }) => mayConnect(address))) {
        callback(refusedAddress(), '', 0);
      } else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
