import type { Schedule, SourceKind } from '#contract/connectors.ts';
import { connectorScope, type ConnectorScope } from '#contract/scope.ts';
import { paths } from '../../../ui/paths.ts';
import { startingSettings, type Settings } from '../../../ui/settings-form/setting-fields.ts';
import { localTimeZone, schedulePresets } from '../fields/schedule-times.ts';

export const wizardSteps = ['kind', 'settings', 'check', 'scope', 'mapping', 'finish'] as const;
export type WizardStep = (typeof wizardSteps)[number];

/** Where a step is; steps alone are in the address. */
export function addressOf(step: WizardStep): string {
  return step === 'kind' ? paths.newConnector : `${paths.newConnector}?step=${step}`;
}

export type FirstRun = 'full' | 'preview' | 'none';

/** All that was chosen so far. Lives in memory alone: settings hold secrets. */
export interface WizardState {
  readonly kind: SourceKind | undefined;
  readonly settings: Settings;
  /** The settings whose check was looked at and accepted. */
  readonly accepted: Settings | undefined;
  readonly scope: ConnectorScope;
  readonly preset: string | undefined;
  readonly name: string;
  readonly hasPictures: boolean;
  readonly schedule: Schedule | null;
  readonly firstRun: FirstRun;
}

export const emptyWizard: WizardState = {
  kind: undefined,
  settings: {},
  accepted: undefined,
  scope: connectorScope.parse({}),
  preset: undefined,
  name: '',
  hasPictures: true,
  schedule: null,
  firstRun: 'full',
};

/** Starts over with another kind; the same kind again keeps what was typed. */
export function withKind(state: WizardState, kind: SourceKind): WizardState {
  if (state.kind?.kind === kind.kind) return state;
  return {
    ...emptyWizard,
    kind,
    settings: startingSettings(kind.settingsSchema),
    preset: kind.presets[0]?.id,
    name: kind.label,
    schedule: { cron: schedulePresets.hourly, timeZone: localTimeZone(), fullEveryDays: 7 },
  };
}
