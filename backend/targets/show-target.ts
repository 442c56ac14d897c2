import { type Push, type RefusalCount } from '#contract/pushes.ts';
import { target as targetView, type TargetKind, type TargetView } from '#contract/targets.ts';
import { expiringSecrets, secretExpiries } from '../connectors/secret-expiry.ts';
import { secretNames, settingsSchemaOf } from '../connectors/source-settings.ts';
import { showSettings } from '../connectors/stored-secrets.ts';
import type { Target } from '../flow/targets/target.ts';
import type { StoredTarget } from './target-store.ts';

/** What a target's page shows besides its configuration. */
export interface TargetActivity {
  readonly states: TargetView['states'];
  readonly refusals: RefusalCount[];
  readonly activePush: Push | null;
  readonly lastPush: Push | null;
}

const noStates = { applied: 0, pending: 0, refused: 0, failed: 0, drifted: 0 };
export const noActivity: TargetActivity = { states: noStates, refusals: [], activePush: null, lastPush: null };

/** A target as admins see it: without a secret's value. */
export function showTarget(
  stored: StoredTarget,
  { kind, activity, now }: { readonly kind: Target | undefined; readonly activity: TargetActivity; readonly now: Date },
): TargetView {
  const secrets = new Set([...(kind ? secretNames(kind) : []), ...Object.keys(stored.secrets)]);
  const { id, name, enabled, people, fields, manager, pictures, matching, removal, drift, automatic } = stored;
  return {
    ...{ id, kind: stored.kind, name, enabled, people, manager, pictures, matching, removal, drift, automatic },
    ...activity,
    expiringSecrets: expiringSecrets(secretExpiries(stored, kind), now),
    fields: [...fields],
    settings: targetView.shape.settings.parse(showSettings(stored, [...secrets])),
    pausedUntil: stored.pausedUntil?.toISOString() ?? null,
    createdAt: stored.createdAt.toISOString(),
  };
}

export function showTargetKind(target: Target): TargetKind {
  const { kind, label, description, capabilities, guide } = target;
  const { fields, properties, matching, removal, ...plain } = capabilities;
  return {
    ...{ kind, label, description },
    capabilities: {
      ...plain,
      fields: [...fields],
      properties: properties ?? null,
      matching: [...matching],
      removal: ['leave', ...removal],
    },
    guide: { ...guide, steps: [...guide.steps], permissions: [...guide.permissions] },
    settingsSchema: settingsSchemaOf(target),
  };
}
