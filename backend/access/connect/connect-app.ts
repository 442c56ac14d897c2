import type { Product } from '../../atlassian/product-client.ts';
import { isThisMachine } from '../../http/safe-address.ts';

/** Roster as Atlassian sites know it. */
export interface ConnectApp {
  /** The app's key in the descriptor for Jira; `appKeyFor` gives every product's. */
  readonly key: string;
  /** Roster's address, without a slash at the end: it is in what Atlassian signs. */
  readonly baseUrl: string;
  /** Hosts of the Atlassian sites that may install Roster, such as `acme.atlassian.net` or `*.atlassian.net`. */
  readonly sites: readonly string[];
  /** Where the public keys of signed installs are, by key id. */
  readonly installKeysUrl: string;
}

/** Whether the Atlassian site at this address may install Roster. Plain http stays on this machine. */
export function isAdmittedSite({ sites }: Pick<ConnectApp, 'sites'>, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (protocol !== 'https:' && !(protocol === 'http:' && isThisMachine(hostname))) return false;
  return sites.some((site) => (site.startsWith('*.') ? host.endsWith(site.slice(1)) : host === site.toLowerCase()));
}

/** A descriptor is for one product, and no two may have the same key: to Atlassian these are two apps. */
export function appKeyFor(key: string, product: Product): string {
  return product === 'jira' ? key : `${key}-${product}`;
}
