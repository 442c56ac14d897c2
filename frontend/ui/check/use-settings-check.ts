import { useMutation } from '@tanstack/react-query';
import type { CheckResult } from '#contract/connectors.ts';
import { Problem } from '../../api/problem.ts';
import type { Settings } from '../settings-form/setting-fields.ts';

/** A check of settings that nothing has yet. */
export interface SettingsCheck {
  readonly isPending: boolean;
  /** Of the settings as they stand. */
  readonly result: CheckResult | undefined;
  readonly error: unknown;
  /** Fields were wrong, so that no check was made. */
  readonly isInvalid: boolean;
  /** The settings whose check has come to an end, well or not. */
  readonly checked: Settings | undefined;
  /** Checks the settings as they stand; settings with bad fields have no outcome. */
  readonly run: (onOutcome: () => void) => void;
  readonly reset: () => void;
}

interface SettingsCheckOptions {
  readonly kind: string | undefined;
  readonly settings: Settings;
  readonly check: (kind: string, settings: Settings) => Promise<CheckResult>;
}

export function useSettingsCheck({ kind, settings, check }: SettingsCheckOptions): SettingsCheck {
  const { mutate, reset, isPending, data, error, variables } = useMutation({
    mutationFn: (order: { readonly kind: string; readonly settings: Settings }) => check(order.kind, order.settings),
  });
  const hasOutcome = data !== undefined || (error !== null && !isInvalid(error));
  const checked = hasOutcome && variables.kind === kind ? variables.settings : undefined;
  return {
    isPending,
    result: sameSettings(checked, settings) ? data : undefined,
    error,
    isInvalid: isInvalid(error),
    checked,
    run: (onOutcome) => {
      if (kind === undefined) return;
      const onSettled = (_: unknown, failure: unknown) => {
        if (!isInvalid(failure)) onOutcome();
      };
      mutate({ kind, settings }, { onSettled });
    },
    reset,
  };
}

export function sameSettings(one: Settings | undefined, other: Settings | undefined): boolean {
  return one !== undefined && other !== undefined && JSON.stringify(one) === JSON.stringify(other);
}

function isInvalid(error: unknown): boolean {
  return error instanceof Problem && error.code === 'invalid-input';
}
