import { createOneLoginSource } from '../flow/sources/onelogin/onelogin-source.ts';
import type { JsonObject } from '../flow/model/json.ts';
import type { SourceSession } from '../flow/sources/source.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { aSourceContext, type ContextParts } from './source-context.ts';

/** Where a simulated or scripted account answers, and as whom to sign in. */
export interface OneLoginAccess {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface OneLoginParts {
  readonly context?: ContextParts;
  readonly settings?: JsonObject;
  readonly clock?: FakeClock;
}

/** A session that reads everyone with their pictures, looks for leavers each time and waits on no clock. */
export function openOneLogin(access: OneLoginAccess, parts: OneLoginParts = {}): SourceSession {
  const { context = {}, settings = {}, clock = createFakeClock() } = parts;
  return createOneLoginSource(clock.sleep).open(
    { ...oneLoginSettings(access), ...settings },
    aSourceContext({ now: clock.now, ...context }),
  );
}

function oneLoginSettings({ url, clientId, clientSecret }: OneLoginAccess): JsonObject {
  return {
    subdomain: 'larkfield',
    apiUrl: url,
    clientId,
    clientSecret,
    pictureAttribute: 'custom_attributes.photo_url',
    pictureHosts: [new URL(url).host],
    removalCheckMinutes: 0,
  };
}
