import type { IsAllowedHost } from './allowed-hosts.ts';
import type { UrlRefusal } from './check-url.ts';

/** Where a redirect leads. What was asked for encrypted is not fetched in the clear, except from a host that is allowed. */
export function nextUrl(url: URL, location: string | undefined, isAllowed: IsAllowedHost): URL | UrlRefusal {
  const next = location === undefined ? null : URL.parse(location, url.href);
  if (next === null) return 'redirect-nowhere';
  const isDowngrade = url.protocol === 'https:' && next.protocol === 'http:';
  return isDowngrade && !isAllowed(next) ? 'unencrypted-redirect' : next;
}
