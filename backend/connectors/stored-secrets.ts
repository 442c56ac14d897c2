import { z } from 'zod';
import type { JsonObject, JsonValue } from '../flow/model/json.ts';
import type { SecretBox } from './secret-box.ts';

const storedSecret = z.object({ sealed: z.string(), expiresAt: z.string().optional() });

/** Sealed secrets by the name of their setting, as a row holds them. */
export const storedSecrets = z.record(z.string(), storedSecret);
export type StoredSecrets = z.infer<typeof storedSecrets>;

/** A connector's settings as its row holds them: secrets apart and sealed. */
export interface StoredSettings {
  readonly settings: JsonObject;
  readonly secrets: StoredSecrets;
}

/** The settings whole, with secrets in clear. */
export function openSettings(stored: StoredSettings, owner: string, box: SecretBox): JsonObject {
  const opened = Object.entries(stored.secrets).map(([field, { sealed }]) => [
    field,
    box.open(sealed, { owner, field }),
  ]);
  return { ...stored.settings, ...(Object.fromEntries(opened) as JsonObject) };
}

/** The settings as they may be shown: each secret as `{set, expiresAt?}`. */
export function showSettings({ settings, secrets }: StoredSettings, secretNames: readonly string[]): JsonObject {
  const shown = secretNames.map((name) => [name, showSecret(secrets[name])] as const);
  return { ...settings, ...Object.fromEntries(shown) };
}

function showSecret(secret: StoredSecrets[string] | undefined): JsonValue {
  if (!secret) return { set: false };
  return secret.expiresAt === undefined ? { set: true } : { set: true, expiresAt: secret.expiresAt };
}
