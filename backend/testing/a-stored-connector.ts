import { defaultPictures, defaultSafety } from '#contract/connectors.ts';
import { connectorScope } from '#contract/scope.ts';
import type { StoredConnector } from '../connectors/connector-store.ts';

/** A connector of the kind that `aSource` makes, as its row holds it. */
export function aStoredConnector(overrides: Partial<StoredConnector> = {}): StoredConnector {
  return {
    id: '0192f0c1-0000-7000-8000-000000000001',
    siteId: '0192f0c1-0000-7000-8000-000000000000',
    kind: 'paper',
    name: 'Paper files',
    enabled: true,
    settings: { address: 'https://cabinet.example', shelf: 1 },
    secrets: { password: { sealed: 'v1.sealed' } },
    scope: connectorScope.parse({}),
    mappings: [],
    pictures: defaultPictures,
    schedule: undefined,
    safety: defaultSafety,
    matching: { key: 'email' },
    priority: 0,
    fieldPriorities: {},
    bookmark: undefined,
    bookmarkBasis: undefined,
    lastWholeReadAt: undefined,
    createdAt: new Date('2026-11-01T00:00:00Z'),
    ...overrides,
  };
}
