import { csvSource } from './csv/csv-source.ts';
import { entraSource } from './entra/entra-source.ts';
import { googleSource } from './google/google-source.ts';
import { ldapSource } from './ldap/ldap-source.ts';
import { oktaSource } from './okta/okta-source.ts';
import { oneloginSource } from './onelogin/onelogin-source.ts';
import { pingoneSource } from './pingone/pingone-source.ts';
import { scimSource } from './scim/scim-source.ts';
import type { Source } from './source.ts';

/** Every kind of identity provider that a connector can be made for, in the order in which they are offered. */
export const sourceRegistry: ReadonlyMap<string, Source> = new Map(
  [entraSource, googleSource, oktaSource, ldapSource, oneloginSource, pingoneSource, scimSource, csvSource].map(
    (source) => [source.kind, source],
  ),
);
