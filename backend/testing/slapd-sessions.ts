import { ldapSource } from '../flow/sources/ldap/ldap-source.ts';
import type { JsonObject } from '../flow/model/json.ts';
import type { SourceSession } from '../flow/sources/source.ts';
import { aSourceContext, type ContextParts } from './source-context.ts';
import { peopleDn, reader, type Slapd } from './slapd.ts';

/** A session with a test server. `settings` replace those that just work. */
export function openLdap(
  slapd: Pick<Slapd, 'url'>,
  settings: JsonObject = {},
  context: ContextParts = {},
): SourceSession {
  const working = { urls: [slapd.url], security: 'none', baseDn: peopleDn, ...reader };
  return ldapSource.open({ ...working, ...settings }, aSourceContext(context));
}
