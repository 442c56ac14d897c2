import { createScimSource } from '../flow/sources/scim/scim-source.ts';
import type { JsonObject } from '../flow/model/json.ts';
import type { SourceSession } from '../flow/sources/source.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { aSourceContext, type ContextParts } from './source-context.ts';

/** Where a simulated or scripted SCIM server answers, and how to sign in. */
export interface ScimAccess {
  readonly baseUrl: string;
  readonly token: string;
  /** Where its pictures are. */
  readonly pictureHost: string;
}

interface SessionParts {
  readonly settings?: JsonObject;
  readonly context?: ContextParts;
  readonly clock?: FakeClock;
}

/** A session that reads everyone, wants pictures and waits on no clock, unless the test says otherwise. */
export function openScim(
  { baseUrl, token, pictureHost }: ScimAccess,
  { settings = {}, context = {}, clock = createFakeClock() }: SessionParts = {},
): SourceSession {
  return createScimSource(clock.sleep).open(
    { baseUrl, token, pictureHosts: [pictureHost], ...settings },
    aSourceContext({ now: clock.now, ...context }),
  );
}
