import { createPingOneSource } from '../flow/sources/pingone/pingone-source.ts';
import type { JsonObject } from '../flow/model/json.ts';
import type { SourceSession } from '../flow/sources/source.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { aSourceContext, type ContextParts } from './source-context.ts';

/** Where a simulated or scripted environment answers, and as whom to sign in. */
export interface PingOneAccess {
  readonly url: string;
  readonly environmentId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface PingOneParts {
  readonly context?: ContextParts;
  readonly settings?: JsonObject;
  readonly clock?: FakeClock;
}

/** A session that reads everyone with their pictures, looks for leavers each time and waits on no clock. */
export function openPingOne(access: PingOneAccess, parts: PingOneParts = {}): SourceSession {
  const { context = {}, settings = {}, clock = createFakeClock() } = parts;
  return createPingOneSource(clock.sleep).open(
    { ...pingOneSettings(access), ...settings },
    aSourceContext({ now: clock.now, ...context }),
  );
}

function pingOneSettings({ url, environmentId, clientId, clientSecret }: PingOneAccess): JsonObject {
  return {
    environmentId,
    clientId,
    clientSecret,
    authUrl: url,
    apiUrl: url,
    managerAttribute: 'managerEmail',
    pictureHosts: [new URL(url).host],
    removalCheckMinutes: 0,
  };
}
