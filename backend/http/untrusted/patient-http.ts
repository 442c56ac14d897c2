import type { Clock } from '../clock.ts';
import { createHoldOff } from '../hold-off.ts';
import { planRetry } from '../plan-retry.ts';
import { standardThrottle, type Throttle } from '../throttle.ts';
import type { UntrustedAnswer, UntrustedHttp, UntrustedRequest } from './untrusted-http.ts';

/** `later`: the host asks to be left alone for longer than is waited here, or has not answered for a while. */
export type PatientAnswer = UntrustedAnswer | { readonly outcome: 'later'; readonly seconds: number };

const limits = { maxAttempts: 2, maxWaitSeconds: 60 };
/** A host that is down would cost every one of its pictures the whole time that a picture may take. */
const silencesBeforeRest = 5;
const restSeconds = 60;
const longestRestSeconds = 3600;

/** Asks again where that can help, waits when a host asks for it, and leaves alone a host that does not answer. */
export function createPatientHttp(http: UntrustedHttp, clock: Clock): Pick<UntrustedHttp, 'close'> & PatientGet {
  const holdOff = createHoldOff(clock);
  const restsUntil = new Map<string, number>();
  const silences = new Map<string, number>();

  const rest = (origin: string, seconds: number): number => {
    restsUntil.set(origin, clock.now().getTime() + seconds * 1000);
    silences.delete(origin);
    return seconds;
  };
  const noteSilence = (origin: string, isSilent: boolean): void => {
    const inARow = isSilent ? (silences.get(origin) ?? 0) + 1 : 0;
    silences.set(origin, inARow);
    if (inARow >= silencesBeforeRest) rest(origin, restSeconds);
  };

  return {
    close: () => http.close(),
    get: async (request, signal) => {
      const { origin } = request.url;
      for (let attempt = 1, waitedSeconds = 0; ; attempt++) {
        await holdOff.awaitTurn(origin, signal);
        signal.throwIfAborted();
        const leftSeconds = ((restsUntil.get(origin) ?? 0) - clock.now().getTime()) / 1000;
        if (leftSeconds > 0) return { outcome: 'later', seconds: Math.ceil(leftSeconds) };
        const answer = await http.get(request, signal);
        const throttle = throttleOf(answer, clock.now());
        const wait = planRetry({ attempt, waitedSeconds, ...retryFacts(answer, throttle) }, limits);
        if (wait === 'give-up') {
          noteSilence(origin, answer.outcome === 'unanswered');
          if (!throttle) return answer;
          const seconds = Math.min(longestRestSeconds, throttle.seconds ?? restSeconds);
          return { outcome: 'later', seconds: rest(origin, seconds) };
        }
        waitedSeconds += wait;
        if (throttle) holdOff.hold(origin, wait);
        else await clock.sleep(wait, signal);
      }
    },
  };
}

interface PatientGet {
  get(request: UntrustedRequest, signal: AbortSignal): Promise<PatientAnswer>;
}

function throttleOf(answer: UntrustedAnswer, now: Date): Throttle | undefined {
  return answer.outcome === 'answered' ? standardThrottle(answer.response, now) : undefined;
}

function retryFacts(answer: UntrustedAnswer, throttle: Throttle | undefined) {
  const facts = { throttled: throttle !== undefined, retryAfterSeconds: throttle?.seconds };
  switch (answer.outcome) {
    case 'answered':
      return { ...facts, status: answer.response.status, repeatable: true };
    case 'unanswered':
      return { ...facts, status: 'no-answer' as const, repeatable: answer.passing };
    case 'refused':
      return { ...facts, status: 'no-answer' as const, repeatable: false };
  }
}
