import { ConnectorError } from '../../../errors/connector-error.ts';
import type { Clock } from '../../../http/clock.ts';
import type { HttpResponse } from '../../../http/http-message.ts';
import { standardThrottle, type ReadThrottle } from '../../../http/throttle.ts';

/** `X-RateLimit-Reset` is the seconds that are left: https://developers.onelogin.com/api-docs/2/oauth20-tokens/get-rate-limit */
export const oneloginThrottle: ReadThrottle = (response, now) => {
  const throttle = standardThrottle(response, now);
  if (throttle === undefined || throttle.seconds !== undefined) return throttle;
  return { seconds: numberIn(response, 'x-ratelimit-reset') };
};

/** Others of the account call OneLogin too: the last tenth of the hour's calls is left to them. */
const shareLeftToOthers = 0.1;

export interface CallBudget {
  /** Throws `rate-limited` when the turn is further away than the session may wait. */
  awaitTurn(signal: AbortSignal): Promise<void>;
  note(response: Pick<HttpResponse, 'header'>): void;
}

export function createCallBudget(clock: Clock, patienceSeconds: number): CallBudget {
  let pausedUntil = 0;
  return {
    awaitTurn: async (signal) => {
      const seconds = Math.ceil((pausedUntil - clock.now().getTime()) / 1000);
      if (seconds > patienceSeconds) {
        const message =
          'Nine tenths of the calls that OneLogin allows this account in an hour are used. The rest is left to others.';
        throw new ConnectorError({ reason: 'rate-limited', message, retryAfterSeconds: seconds });
      }
      if (seconds > 0) await clock.sleep(seconds, signal);
    },
    note: (response) => {
      const limit = numberIn(response, 'x-ratelimit-limit');
      const remaining = numberIn(response, 'x-ratelimit-remaining');
      if (limit === undefined || remaining === undefined || remaining >= limit * shareLeftToOthers) return;
      pausedUntil = clock.now().getTime() + (numberIn(response, 'x-ratelimit-reset') ?? 0) * 1000;
    },
  };
}

function numberIn(response: Pick<HttpResponse, 'header'>, name: string): number | undefined {
  const text = response.header(name)?.trim() ?? '';
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
