import { connectorScope } from '#contract/scope.ts';
import { ldapSource } from '../flow/sources/ldap/ldap-source.ts';
import type { JsonObject } from '../flow/model/json.ts';
import type { SourceContext, SourceSession } from '../flow/sources/source.ts';
import { peopleDn, reader, type Slapd } from './slapd.ts';

/** A context with everyone in scope, all attributes and pictures, unless said otherwise. */
export function ldapContext({
  scope = {},
  ...rest
}: Partial<Omit<SourceContext, 'scope'>> & { readonly scope?: Partial<SourceContext['scope']> } = {}): SourceContext {
  return {
    scope: { ...connectorScope.parse({ includeDisabled: true, includeGuests: true }), ...scope },
    attributePaths: 'all',
    pictures: true,
    now: () => new Date(),
    log: { info: () => undefined, warn: () => undefined },
    ...rest,
  };
}

/** A session with a test server. `settings` replace those that just work. */
export function openLdap(
  slapd: Pick<Slapd, 'url'>,
  settings: JsonObject = {},
  context: Parameters<typeof ldapContext>[0] = {},
): SourceSession {
  const working = { urls: [slapd.url], security: 'none', baseDn: peopleDn, ...reader };
  return ldapSource.open({ ...working, ...settings }, ldapContext(context));
}
