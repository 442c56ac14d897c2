import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useSettingsCheck, type SettingsCheck } from '../check/use-settings-check.ts';
import type { Settings } from '../settings-form/setting-fields.ts';
import { reachableStep, type CommonStep } from './reachable-step.ts';

interface AnyKind {
  readonly kind: string;
}

/** What is chosen in every wizard. */
interface CommonState<Kind extends AnyKind> {
  readonly kind: Kind | undefined;
  readonly settings: Settings;
  /** The settings whose check was looked at and accepted. */
  readonly accepted: Settings | undefined;
}

/** What makes one wizard another than the next. */
interface WizardPlan<Kind extends AnyKind, State extends CommonState<Kind>, Step extends string> {
  readonly steps: readonly (Step | CommonStep)[];
  readonly addressOf: (step: Step | CommonStep) => string;
  readonly empty: State;
  readonly withKind: (state: State, kind: Kind) => State;
  readonly check: Parameters<typeof useSettingsCheck>[0]['check'];
}

export interface Wizard<Kind, State, Step extends string> {
  readonly state: State;
  readonly step: Step | CommonStep;
  readonly set: (changes: Partial<State>) => void;
  readonly chooseKind: (kind: Kind) => void;
  readonly go: (step: Step | CommonStep) => void;
  readonly check: SettingsCheck;
  /** Checks the settings as they stand and goes on to what came of it. */
  readonly startCheck: () => void;
}

/** The step lives in the address, so that the browser's back and forward work; everything else lives here. */
export function useWizard<Kind extends AnyKind, State extends CommonState<Kind>, Step extends string>(
  plan: WizardPlan<Kind, State, Step>,
): Wizard<Kind, State, Step> {
  const [state, setState] = useState(plan.empty);
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const check = useSettingsCheck({ kind: state.kind?.kind, settings: state.settings, check: plan.check });
  const go = (step: Step | CommonStep) => {
    void navigate(plan.addressOf(step));
  };
  const asked = plan.steps.find((step) => step === params.get('step')) ?? 'kind';
  return {
    state,
    step: reachableStep<Step>(plan.steps, { ...state, checked: check.checked }, asked),
    set: (changes) => {
      setState((before) => ({ ...before, ...changes }));
    },
    chooseKind: (next) => {
      // What was wrong with one kind's settings says nothing of another's.
      if (next.kind !== state.kind?.kind) check.reset();
      setState((before) => plan.withKind(before, next));
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
