import type { TargetKind } from '#contract/targets.ts';
import { useWizard as useAnyWizard, type Wizard as AnyWizard } from '../../../ui/wizard/use-wizard.ts';
import { checkSettings } from '../target-mutations.ts';
import { addressOf, emptyWizard, withKind, wizardSteps, type WizardState, type WizardStep } from './wizard-state.ts';

export type Wizard = AnyWizard<TargetKind, WizardState, WizardStep>;

export function useWizard(): Wizard {
  return useAnyWizard<TargetKind, WizardState, WizardStep>({
    steps: wizardSteps,
    addressOf,
    empty: emptyWizard,
    withKind,
    check: checkSettings,
  });
}
