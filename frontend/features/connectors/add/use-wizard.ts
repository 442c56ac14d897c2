import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { CheckResult, SourceKind } from '#contract/connectors.ts';
import { Problem } from '../../../api/problem.ts';
import type { Settings } from '../../../ui/settings-form/setting-fields.ts';
import { checkSettings } from '../connector-mutations.ts';
import {
  addressOf,
  emptyWizard,
  reachableStep,
  sameSettings,
  withKind,
  wizardSteps,
  type WizardState,
  type WizardStep,
} from './wizard-state.ts';

export interface Wizard {
  readonly state: WizardState;
  readonly step: WizardStep;
  readonly set: (changes: Partial<WizardState>) => void;
  readonly chooseKind: (kind: SourceKind) => void;
  readonly go: (step: WizardStep) => void;
  readonly check: WizardCheck;
}

export interface WizardCheck {
  readonly isPending: boolean;
  readonly result: CheckResult | undefined;
  readonly error: unknown;
  /** Checks the settings as they stand and goes on to what came of it; settings with bad fields stay where they are. */
  readonly run: () => void;
}

interface CheckedSettings {
  readonly kind: string;
  readonly settings: Settings;
}

/** The step lives in the address, so that the browser's back and forward work; everything else lives here. */
export function useWizard(): Wizard {
  const [state, setState] = useState(emptyWizard);
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const check = useMutation({
    mutationFn: ({ kind, settings }: CheckedSettings) => checkSettings(kind, { settings }),
  });
  const go = (step: WizardStep) => {
    void navigate(addressOf(step));
  };
  const kind = state.kind?.kind;
  const checked = hasOutcome(check) && check.variables?.kind === kind ? check.variables?.settings : undefined;
  const asked = wizardSteps.find((step) => step === params.get('step')) ?? 'kind';
  const run = () => {
    if (kind === undefined) return;
    const onSettled = (_: unknown, error: unknown) => {
      if (!isInvalid(error)) go('check');
    };
    check.mutate({ kind, settings: state.settings }, { onSettled });
  };
  return {
    state,
    step: reachableStep(state, asked, checked),
    set: (changes) => {
      setState((before) => ({ ...before, ...changes }));
    },
    chooseKind: (next) => {
      // What was wrong with one provider's settings says nothing of another's.
      if (next.kind !== kind) check.reset();
      setState((before) => withKind(before, next));
      go('settings');
    },
    go,
    check: {
      isPending: check.isPending,
      result: sameSettings(checked, state.settings) ? check.data : undefined,
      error: check.error,
      run,
    },
  };
}

/** Fields that are wrong are not an outcome of the check: it was never made. */
function hasOutcome({ data, error }: { readonly data: unknown; readonly error: unknown }): boolean {
  return data !== undefined || (error !== null && !isInvalid(error));
}

function isInvalid(error: unknown): boolean {
  return error instanceof Problem && error.code === 'invalid-input';
}
