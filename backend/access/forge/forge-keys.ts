import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { AppError } from '../../errors/app-error.ts';
import type { HttpClient } from '../../http/http-client.ts';
import { parseJson } from '../../http/http-message.ts';

const freshSeconds = 600;
/** A token that names a key nobody knows may be anybody's: it makes Roster ask no more often than this. */
const restSeconds = 30;
const patienceSeconds = 4;
const maxBytes = 256 * 1024;

const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) });

interface HeldKeys {
  readonly find: JWTVerifyGetKey;
  readonly since: number;
}

export interface ForgeKeysParts {
  readonly http: HttpClient;
  /** Of the settings, never of a token: whoever names the keys decides who is believed. */
  readonly jwksUrl: string;
  readonly now: () => Date;
}

/**
 * The keys that Forge signs with, kept for a while. A key id that is not among them is looked for once more: Atlassian
 * changes its keys. While Atlassian does not answer, those that are held stay good.
 */
export function createForgeKeys(parts: ForgeKeysParts): JWTVerifyGetKey {
  let held: HeldKeys | undefined;
  let asking: Promise<HeldKeys> | undefined;
  const age = ({ since }: HeldKeys): number => (parts.now().getTime() - since) / 1000;
  const ask = (): Promise<HeldKeys> => {
    asking ??= fetchKeys(parts)
      .then((keys) => (held = keys))
      .finally(() => (asking = undefined));
    return asking;
  };
  const current = async (): Promise<HeldKeys> => {
    if (!held) return ask();
    if (age(held) < freshSeconds) return held;
    const stale = held;
    return ask().catch(() => stale);
  };
  return async (header, token) => {
    const keys = await current();
    try {
      return await keys.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || age(keys) < restSeconds) throw error;
      return (await ask()).find(header, token);
    }
  };
}

async function fetchKeys({ http, jwksUrl, now }: ForgeKeysParts): Promise<HeldKeys> {
  try {
    const request = { url: jwksUrl, maxBytes, maxWaitSeconds: patienceSeconds };
    const response = await http.send(request, AbortSignal.timeout(patienceSeconds * 1000));
    if (response.status !== 200) throw new Error(`HTTP ${String(response.status)}`);
    const { keys } = keySet.parse(parseJson(response));
    return { find: createLocalJWKSet({ keys }), since: now().getTime() };
  } catch (cause) {
    const message = 'Atlassian does not say right now by which keys Forge signs. Try again in a moment.';
    throw new AppError('unavailable', message, { retryAfterSeconds: 10, cause });
  }
}
