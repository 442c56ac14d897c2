import { isIP } from 'node:net';
import { hostnameOf, type IsAllowedHost } from './allowed-hosts.ts';
import { isMetadataAddress, isPublicAddress } from './public-address.ts';

/** Why nothing is sent to a URL. */
export type UrlRefusal =
  | 'not-http'
  | 'credentials'
  | 'port'
  /** Not in the public internet, and not allowed by name. */
  | 'not-public'
  | 'unencrypted-redirect'
  | 'too-many-redirects'
  | 'redirect-nowhere';

export type CheckedUrl =
  /** `allowed`: by name, so its address need not be public. */
  { readonly may: 'public' | 'allowed' } | { readonly may: 'nothing'; readonly refusal: UrlRefusal };

/** They lead to a cloud's metadata, on machines there. Elsewhere they mean nothing. */
const metadataNames: ReadonlySet<string> = new Set([
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'instance-data',
  'instance-data.ec2.internal',
]);

/**
 * What can be said before a name is looked up. Other ports than the web's own are for hosts that an admin has named:
 * public pictures have no need of them, and Roster is not to knock at other people's services.
 */
export function checkUrl(url: URL, isAllowed: IsAllowedHost): CheckedUrl {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refuse('not-http');
  if (url.username !== '' || url.password !== '') return refuse('credentials');
  const hostname = hostnameOf(url).replace(/^\[(.*)\]$/, '$1');
  if (metadataNames.has(hostname) || isMetadataAddress(hostname)) return refuse('not-public');
  if (isAllowed(url)) return { may: 'allowed' };
  if (isIP(hostname) !== 0 && !isPublicAddress(hostname)) return refuse('not-public');
  const otherPort = url.port !== '' && url.port !== '80' && url.port !== '443';
  return otherPort ? refuse('port') : { may: 'public' };
}

const refuse = (refusal: UrlRefusal): CheckedUrl => ({ may: 'nothing', refusal });
