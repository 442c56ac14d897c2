import type { TargetKind } from '#contract/targets.ts';
import { paths } from '../../../ui/paths.ts';
import { startingSettings, type Settings } from '../../../ui/settings-form/setting-fields.ts';
import { usualContent, usualMatching, type TargetContent, type TargetMatching } from '../fields/target-parts.ts';

export const wizardSteps = ['kind', 'settings', 'check', 'content', 'matching', 'finish'] as const;
export type WizardStep = (typeof wizardSteps)[number];

/** Where a step is; steps alone are in the address. */
export function addressOf(step: WizardStep): string {
  return step === 'kind' ? paths.newTarget : `${paths.newTarget}?step=${step}`;
}

/** What comes after the target is there. Only `full` switches it on. */
export type FirstPush = 'dryRun' | 'full' | 'none';

/** All that was chosen so far. Lives in memory alone: settings hold secrets. */
export interface WizardState extends TargetContent, TargetMatching {
  readonly kind: TargetKind | undefined;
  readonly settings: Settings;
  /** The settings whose check was looked at and accepted. */
  readonly accepted: Settings | undefined;
  readonly name: string;
  readonly first: FirstPush;
  /** The kind's warning, where it has one. */
  readonly isWarningRead: boolean;
}

export const emptyWizard: WizardState = {
  kind: undefined,
  settings: {},
  accepted: undefined,
  people: { connectors: [], inactive: false },
  fields: [],
  manager: false,
  pictures: { send: false, whenMissing: 'keep' },
  matching: { by: '', from: 'sourceId' },
  removal: 'leave',
  name: '',
  first: 'dryRun',
  isWarningRead: false,
};

/** Starts over with another kind; the same kind again keeps what was typed. */
export function withKind(state: WizardState, kind: TargetKind): WizardState {
  if (state.kind?.kind === kind.kind) return state;
  return {
    ...emptyWizard,
    ...usualContent(kind),
    ...usualMatching(kind),
    kind,
    settings: startingSettings(kind.settingsSchema),
    name: kind.label,
  };
}
