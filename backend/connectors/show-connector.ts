import { connector, type Connector } from '#contract/connectors.ts';
import type { Source } from '../flow/sources/source.ts';
import type { ConnectorActivity } from '../sync/sync.ts';
import type { StoredConnector } from './connector-store.ts';
import { nextRuns } from './schedule.ts';
import { expiringSecrets, secretExpiries } from './secret-expiry.ts';
import { secretNames } from './source-settings.ts';
import { showSettings } from './stored-secrets.ts';

const shownNextRuns = 5;
const neverRun: ConnectorActivity = { lastRun: null, activeRun: null, people: 0, pictureCount: 0 };

/** A connector as admins see it: without a secret's value. */
export function showConnector(
  stored: StoredConnector,
  {
    source,
    activity = neverRun,
    now,
  }: { source: Source | undefined; activity?: ConnectorActivity | undefined; now: Date },
): Connector {
  const due = stored.enabled && stored.schedule ? nextRuns(stored.schedule, now, shownNextRuns) : [];
  const secrets = new Set([...(source ? secretNames(source) : []), ...Object.keys(stored.secrets)]);
  const { id, kind, name, enabled, scope, pictures, safety, matching, priority, fieldPriorities } = stored;
  return {
    ...{ id, kind, name, enabled, scope, pictures, safety, matching, priority, fieldPriorities },
    settings: connector.shape.settings.parse(showSettings(stored, [...secrets])),
    expiringSecrets: expiringSecrets(secretExpiries(stored, source), now),
    schedule: stored.schedule ?? null,
    nextRunAt: due[0]?.toISOString() ?? null,
    nextRuns: due.map((time) => time.toISOString()),
    createdAt: stored.createdAt.toISOString(),
    lastRun: activity.lastRun,
    activeRun: activity.activeRun,
    people: activity.people,
    pictureCount: activity.pictureCount,
  };
}
