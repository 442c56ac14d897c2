import { listStoredConnectors } from '../../connectors/connector-store.ts';
import { secretExpiries } from '../../connectors/secret-expiry.ts';
import type { Database } from '../../database/client.ts';
import type { Source } from '../../flow/sources/source.ts';
import type { Target } from '../../flow/targets/target.ts';
import { listStoredTargets, type StoredTarget } from '../../targets/target-store.ts';

/** When a secret of a connector or target, or a certificate of its settings, expires. */
export interface SecretDate {
  readonly of: 'connector' | 'target';
  /** The connector's, or target's. */
  readonly name: string;
  readonly kind: string;
  readonly setting: string;
  readonly expiresAt: Date;
}

interface Kinds {
  readonly findSource: (kind: string) => Source | undefined;
  readonly findTarget: (kind: string) => Target | undefined;
}

/** All dates that are known, near and far: how long ahead to warn is for whoever watches to say. */
export async function readSecretDates(
  database: Database,
  siteId: string,
  { findSource, findTarget }: Kinds,
): Promise<readonly SecretDate[]> {
  const connectors = await listStoredConnectors(database, siteId);
  const targets = await listStoredTargets(database, siteId);
  return [
    ...connectors.flatMap((stored) => datesOf('connector', stored, findSource(stored.kind))),
    ...targets.flatMap((stored) => datesOf('target', stored, findTarget(stored.kind))),
  ];
}

function datesOf(
  of: SecretDate['of'],
  stored: Pick<StoredTarget, 'name' | 'kind' | 'settings' | 'secrets'>,
  kind: Parameters<typeof secretExpiries>[1],
): SecretDate[] {
  const { name } = stored;
  return secretExpiries(stored, kind).map(({ setting, expiresAt }) => ({
    of,
    name,
    kind: stored.kind,
    setting,
    expiresAt,
  }));
}
