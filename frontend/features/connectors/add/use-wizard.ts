import type { SourceKind } from '#contract/connectors.ts';
import { useWizard as useAnyWizard, type Wizard as AnyWizard } from '../../../ui/wizard/use-wizard.ts';
import { checkSettings } from '../connector-mutations.ts';
import { addressOf, emptyWizard, withKind, wizardSteps, type WizardState, type WizardStep } from './wizard-state.ts';

export type Wizard = AnyWizard<SourceKind, WizardState, WizardStep>;

export function useWizard(): Wizard {
  return useAnyWizard<SourceKind, WizardState, WizardStep>({
    steps: wizardSteps,
    addressOf,
    empty: emptyWizard,
    withKind,
    check: (kind, settings) => checkSettings(kind, { settings }),
  });
}
