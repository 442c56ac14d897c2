import type { CheckResult } from '#contract/connectors.ts';
import type { FieldErrors } from '../forms/field-errors.ts';

/** What a check says is missing, by the setting that it blames. */
export function blamedSettings(result: CheckResult | undefined): FieldErrors {
  const missing = result?.findings.filter(({ status }) => status === 'missing') ?? [];
  return Object.fromEntries(
    missing.flatMap(({ setting, message }) => (setting === undefined ? [] : [[setting, message]])),
  );
}
