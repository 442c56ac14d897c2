import { z } from 'zod';
import type { JsonObject, JsonValue } from '../flow/model/json.ts';
import { readGivenSecret } from './given-secret.ts';
import type { SecretBox } from './secret-box.ts';

const storedSecret = z.object({ sealed: z.string(), expiresAt: z.string().optional() });
type StoredSecret = z.infer<typeof storedSecret>;

/** Sealed secrets by the name of their setting, as a row holds them. */
export const storedSecrets = z.record(z.string(), storedSecret);
export type StoredSecrets = z.infer<typeof storedSecrets>;

/** A connector's settings as its row holds them: secrets apart and sealed. */
export interface StoredSettings {
  readonly settings: JsonObject;
  readonly secrets: StoredSecrets;
}

/** What sealing needs besides the settings themselves. */
export interface Sealing {
  readonly names: readonly string[];
  /** As the admin sent it: see `secretInput` of the contract. */
  readonly given: JsonObject;
  readonly held: StoredSecrets;
  /** Id of the connector. */
  readonly owner: string;
  readonly box: SecretBox;
}

/** Takes secrets out of whole settings and seals those that are new. */
export function sealSettings(whole: JsonObject, sealing: Sealing): StoredSettings {
  const entries = Object.entries(whole);
  return {
    settings: Object.fromEntries(entries.filter(([name]) => !sealing.names.includes(name))),
    secrets: Object.fromEntries(
      entries
        .filter(([name, value]) => sealing.names.includes(name) && value !== '')
        .map(([name, value]) => [name, sealOne(name, value, sealing)]),
    ),
  };
}

function sealOne(field: string, secret: JsonValue, { given, held, owner, box }: Sealing): StoredSecret {
  if (typeof secret !== 'string') throw new Error(`The secret setting ${field} is not a text.`);
  const sent = readGivenSecret(given[field]);
  const kept = sent.is === 'held' ? held[field] : undefined;
  const sealed = kept?.sealed ?? box.seal(secret, { owner, field });
  // A new secret has a date of its own, or none that anybody knows.
  const expiresAt = 'expiresAt' in sent && sent.expiresAt !== undefined ? sent.expiresAt : kept?.expiresAt;
  return typeof expiresAt === 'string' ? { sealed, expiresAt } : { sealed };
}

/** The settings whole, with secrets in clear. */
export function openSettings(stored: StoredSettings, owner: string, box: SecretBox): JsonObject {
  const opened = Object.entries(stored.secrets).map(
    ([field, { sealed }]) => [field, box.open(sealed, { owner, field })] as const,
  );
  return { ...stored.settings, ...Object.fromEntries(opened) };
}

/** The settings as they may be shown: each secret as `{set, expiresAt?}`. */
export function showSettings({ settings, secrets }: StoredSettings, names: readonly string[]): JsonObject {
  return { ...settings, ...Object.fromEntries(names.map((name) => [name, showSecret(secrets[name])])) };
}

function showSecret(secret: StoredSecret | undefined): JsonValue {
  if (!secret) return { set: false };
  return secret.expiresAt === undefined ? { set: true } : { set: true, expiresAt: secret.expiresAt };
}
