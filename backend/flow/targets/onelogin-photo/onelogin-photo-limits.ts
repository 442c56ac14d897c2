import { ConnectorError } from '../../../errors/connector-error.ts';
import type { Clock } from '../../../http/clock.ts';
import type { HttpResponse } from '../../../http/http-message.ts';
import { budgetPauseSeconds } from '../../providers/onelogin/onelogin-throttle.ts';

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
      const seconds = budgetPauseSeconds(response);
      if (seconds !== undefined) pausedUntil = clock.now().getTime() + seconds * 1000;
    },
  };
}
