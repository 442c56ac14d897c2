import { listStoredConnectors } from '../../connectors/connector-store.ts';
import { secretExpiries } from '../../connectors/secret-expiry.ts';
import type { Database } from '../../database/client.ts';
import type { Source } from '../../flow/sources/source.ts';

/** When a connector's secret, or a certificate of its settings, expires. */
export interface SecretDate {
  /** Its name. */
  readonly connector: string;
  readonly kind: string;
  readonly setting: string;
  readonly expiresAt: Date;
}

/** All dates that are known, near and far: how long ahead to warn is for whoever watches to say. */
export async function readSecretDates(
  database: Database,
  siteId: string,
  findSource: (kind: string) => Source | undefined,
): Promise<readonly SecretDate[]> {
  const connectors = await listStoredConnectors(database, siteId);
  return connectors.flatMap((stored) =>
    secretExpiries(stored, findSource(stored.kind)).map(({ setting, expiresAt }) => ({
      connector: stored.name,
      kind: stored.kind,
      setting,
      expiresAt,
    })),
  );
}
