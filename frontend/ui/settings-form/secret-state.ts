import type { z } from 'zod';
import { heldSecret, newSecret } from '#contract/primitives.ts';
import type { SettingValue } from './setting-fields.ts';

export type SecretState = z.infer<typeof heldSecret>;

/** How the server reads a secret back, if that is what this value is; anything else is one newly typed. */
export function secretStateOf(value: SettingValue | undefined): SecretState | undefined {
  return heldSecret.safeParse(value).data;
}

/** A secret that is newly typed: its text, and the day on which it expires (`2026-12-04`; empty: none). */
export function typedSecretOf(value: SettingValue | undefined): { readonly text: string; readonly day: string } {
  if (typeof value === 'string') return { text: value, day: '' };
  const typed = newSecret.safeParse(value).data;
  return { text: typed?.value ?? '', day: dayOf(typed?.expiresAt) };
}

export function withText(value: SettingValue | undefined, text: string): SettingValue {
  return newlyTyped(text, typedSecretOf(value).day);
}

/** The day on which a secret expires, held or newly typed. */
export function secretDayOf(value: SettingValue | undefined): string {
  const state = secretStateOf(value);
  return state ? dayOf(state.expiresAt) : typedSecretOf(value).day;
}

export function withDay(value: SettingValue | undefined, day: string): SettingValue {
  const state = secretStateOf(value);
  if (!state) return newlyTyped(typedSecretOf(value).text, day);
  return { set: state.set, expiresAt: day === '' ? null : endOf(day) };
}

function newlyTyped(text: string, day: string): SettingValue {
  return day === '' ? text : { value: text, expiresAt: endOf(day) };
}

function dayOf(time: string | null | undefined): string {
  return time?.slice(0, 10) ?? '';
}

/** Providers tell a day and no hour, so a secret counts as good until that day is over. */
function endOf(day: string): string {
  return `${day}T23:59:59.000Z`;
}
