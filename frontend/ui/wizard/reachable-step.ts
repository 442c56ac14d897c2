import { sameSettings } from '../check/use-settings-check.ts';
import type { Settings } from '../settings-form/setting-fields.ts';

/** The steps that every wizard begins and ends with; those between the check and the end are its own. */
export type CommonStep = 'kind' | 'settings' | 'check' | 'finish';

interface Progress {
  readonly kind: object | undefined;
  readonly settings: Settings;
  /** The settings whose check was looked at and accepted. */
  readonly accepted: Settings | undefined;
  /** The settings that were checked. */
  readonly checked: Settings | undefined;
}

/** The step that is shown when one is asked for: no further than what has been done allows. */
export function reachableStep<Step extends string>(
  steps: readonly (Step | CommonStep)[],
  { kind, settings, accepted, checked }: Progress,
  asked: Step | CommonStep,
): Step | CommonStep {
  if (kind === undefined) return 'kind';
  const furthest = sameSettings(accepted, settings) ? 'finish' : sameSettings(checked, settings) ? 'check' : 'settings';
  return steps.indexOf(asked) > steps.indexOf(furthest) ? furthest : asked;
}
