import { createOktaSource } from '../flow/sources/okta/okta-source.ts';
import type { SourceSession } from '../flow/sources/source.ts';
import type { JsonObject } from '../flow/model/json.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { aSourceContext, type ContextParts } from './source-context.ts';

/** Where a simulated or scripted org answers, and how to sign in. */
export interface OktaAccess {
  readonly orgUrl: string;
  readonly apiToken: string;
}

interface OpeningParts {
  readonly context?: ContextParts;
  readonly settings?: JsonObject;
  readonly clock?: FakeClock;
}

/** A session that reads everyone with the API token, wants pictures and waits on no clock, unless the test says otherwise. */
export function openOkta({ orgUrl, apiToken }: OktaAccess, parts: OpeningParts = {}): SourceSession {
  const { context = {}, settings = {}, clock = createFakeClock() } = parts;
  return createOktaSource(clock.sleep).open(
    { orgUrl, apiToken, pictureHosts: [new URL(orgUrl).host], ...settings },
    aSourceContext({ now: clock.now, ...context }),
  );
}

/** Settings for signing in as the app of a simulated org. */
export const asApp = ({ clientId, privateKey }: { clientId: string; privateKey: string }): JsonObject => ({
  clientId,
  privateKey,
});
