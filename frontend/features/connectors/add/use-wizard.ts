import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { SourceKind } from '#contract/connectors.ts';
import { useSettingsCheck, type SettingsCheck } from '../../../ui/check/use-settings-check.ts';
import { checkSettings } from '../connector-mutations.ts';
import { addressOf, emptyWizard, withKind, wizardSteps, type WizardState, type WizardStep } from './wizard-state.ts';
import { reachableStep } from '../../../ui/wizard/reachable-step.ts';

export interface Wizard {
  readonly state: WizardState;
  readonly step: WizardStep;
  readonly set: (changes: Partial<WizardState>) => void;
  readonly chooseKind: (kind: SourceKind) => void;
  readonly go: (step: WizardStep) => void;
  readonly check: SettingsCheck;
  /** Checks the settings as they stand and goes on to what came of it. */
  readonly startCheck: () => void;
}

/** The step lives in the address, so that the browser's back and forward work; everything else lives here. */
export function useWizard(): Wizard {
  const [state, setState] = useState(emptyWizard);
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const check = useSettingsCheck({
    kind: state.kind?.kind,
    settings: state.settings,
    check: (kind, settings) => checkSettings(kind, { settings }),
  });
  const go = (step: WizardStep) => {
    void navigate(addressOf(step));
  };
  const asked = wizardSteps.find((step) => step === params.get('step')) ?? 'kind';
  return {
    state,
    step: reachableStep(wizardSteps, { ...state, checked: check.checked }, asked),
    set: (changes) => {
      setState((before) => ({ ...before, ...changes }));
    },
    chooseKind: (next) => {
      // What was wrong with one provider's settings says nothing of another's.
      if (next.kind !== state.kind?.kind) check.reset();
      setState((before) => withKind(before, next));
      go('settings');
    },
    go,
    check,
    startCheck: () => {
      check.run(() => {
        go('check');
      });
    },
  };
}
