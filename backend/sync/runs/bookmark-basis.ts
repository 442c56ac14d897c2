import { createHash } from 'node:crypto';
import type { ConnectorConfiguration } from '../../connectors/connector-configuration.ts';
import { secretNames } from '../../connectors/source-settings.ts';
import type { Source } from '../../flow/sources/source.ts';

/**
 * Hash of all that decides what becomes of a record. A bookmark made under another basis is not used: people who have
 * not changed at the provider may still have to change here. Secrets are left out, so that they can be renewed.
 */
export function bookmarkBasis(connector: ConnectorConfiguration, source: Source): string {
  const secrets = new Set(secretNames(source));
  const settings = Object.fromEntries(Object.entries(connector.settings).filter(([name]) => !secrets.has(name)));
  const basis = [connector.kind, settings, connector.scope, connector.mappings, connector.matching, connector.pictures];
  return createHash('sha256')
    .update(JSON.stringify(sorted(basis)))
    .digest('hex');
}

/** PostgreSQL gives the names of a JSON object in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, held]) => [name, sorted(held)]),
  );
}
