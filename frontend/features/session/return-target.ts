import { paths } from '../../ui/paths.ts';

/** Where to go after signing in: an address of this application only, whatever the link says. */
export function returnTarget(search: URLSearchParams, origin: string): string {
  const wanted = search.get('returnTo');
  if (!wanted?.startsWith('/')) return paths.home;
  // The browser reads `//host` and `/\host` as another site's address.
  const target = URL.parse(wanted, origin);
  if (target?.origin !== origin) return paths.home;
  if (target.pathname.startsWith('/api/') || target.pathname.startsWith('/sign-in')) return paths.home;
  return target.pathname + target.search;
}
