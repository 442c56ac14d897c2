import type { z } from 'zod';
import { secretState } from '#contract/primitives.ts';
import type { SettingValue } from './setting-fields.ts';

export type SecretState = z.infer<typeof secretState>;

/** How the server reads a secret back, if that is what this value is; a string is one newly typed. */
export function secretStateOf(value: SettingValue | undefined): SecretState | undefined {
  const parsed = secretState.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
