import { systemClock } from '../../http/clock.ts';
import { createHttpClient, type HttpClient } from '../../http/http-client.ts';
import { anywhere } from '../../http/reach/reach.ts';
import type { VerifyForge } from './forge-callers.ts';
import { createForgeKeys } from './forge-keys.ts';
import { verifyInvocation } from './verify-invocation.ts';

interface ForgeSettings {
  /** The whole ARI of the app. */
  readonly appId: string;
  readonly jwksUrl: string;
}

/** What being a Forge app is made of. */
export interface Forge {
  readonly verify: VerifyForge;
  readonly http: HttpClient;
  close(): Promise<void>;
}

export function openForge({ appId, jwksUrl }: ForgeSettings, now: () => Date): Forge {
  // The addresses are the operator's own, and those that Atlassian has signed.
  const http = createHttpClient({
    ...{ clock: systemClock, reach: anywhere },
    ...{ maxAttempts: 2, answerTimeoutSeconds: 10, maxWaitSeconds: 5 },
  });
  const findKey = createForgeKeys({ http, jwksUrl, now });
  return {
    verify: (token) => verifyInvocation({ token, appId, findKey, now: now() }),
    http,
    close: () => http.close(),
  };
}
