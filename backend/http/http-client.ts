import { Agent } from 'undici';
import { ConnectorError } from '../errors/connector-error.ts';
import type { Clock } from './clock.ts';
import { createHoldOff } from './hold-off.ts';
import { attemptOnce, type NoAnswer } from './http-attempt.ts';
import type { HttpRequest, HttpResponse } from './http-message.ts';
import { planRetry, type RetryLimits } from './plan-retry.ts';
import { connectWithin } from './reach/connect-within.ts';
import type { Reach } from './reach/reach.ts';
import { standardThrottle, type ReadThrottle, type Throttle } from './throttle.ts';
import { isRefusedAddress } from './untrusted/guarded-lookup.ts';

export interface HttpClient {
  /**
   * Follows no redirect. Waits and sends again where that can help, then gives the last answer, 429 and 503 too.
   * Throws `unavailable` when there is none, `permission-missing` when the address is out of reach, and the signal's reason when aborted.
   */
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>;
  /** Nothing is sent to that URL's origin for so long: for a provider that throttles the parts of a batch. */
  holdOff(url: string, seconds: number): void;
  /** Ends connections; requests that are under way fail. Safe to call twice. */
  close(): Promise<void>;
}

export interface HttpClientOptions extends Partial<RetryLimits> {
  readonly clock: Clock;
  /** Where whoever wrote the addresses may have Roster connect to. */
  readonly reach: Reach;
  readonly connectTimeoutSeconds?: number;
  /** To the first byte of the answer. */
  readonly answerTimeoutSeconds?: number;
  /** Between two pieces of the body. */
  readonly stallTimeoutSeconds?: number;
  readonly maxBytes?: number;
  /** How this provider says that it wants to be left alone for a while. Default: `standardThrottle`. */
  readonly readThrottle?: ReadThrottle;
}

const mebibyte = 1024 * 1024;

/** Outbound HTTP of one session. Of a request, only the host's name ever appears in an error. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { clock, maxAttempts = 5, maxWaitSeconds = 300, maxBytes = 32 * mebibyte } = options;
  const { readThrottle = standardThrottle } = options;
  const agent = new Agent({
    connections: 8,
    connect: connectWithin(options.reach, { timeoutSeconds: options.connectTimeoutSeconds ?? 10 }),
    headersTimeout: (options.answerTimeoutSeconds ?? 60) * 1000,
    bodyTimeout: (options.stallTimeoutSeconds ?? 30) * 1000,
  });
  const holdOff = createHoldOff(clock);

  const send = async (request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> => {
    const { origin } = new URL(request.url);
    const limits = { maxAttempts, maxWaitSeconds: request.maxWaitSeconds ?? maxWaitSeconds };
    for (let attempt = 1, waitedSeconds = 0; ; attempt++) {
      signal.throwIfAborted();
      await holdOff.awaitTurn(origin, signal);
      const outcome = await attemptOnce(agent, { maxBytes, ...request }, signal);
      const throttle = outcome.status === 'no-answer' ? undefined : readThrottle(outcome, clock.now());
      const wait = planRetry({ attempt, waitedSeconds, ...retryFacts(request, outcome, throttle) }, limits);
      if (wait === 'give-up') return answerOf(outcome);
      waitedSeconds += wait;
      if (throttle) holdOff.hold(origin, wait);
      else await clock.sleep(wait, signal);
    }
  };

  return {
    send,
    holdOff: (url, seconds) => {
      holdOff.hold(new URL(url).origin, seconds);
    },
    close: async () => {
      if (!agent.destroyed) await agent.destroy();
    },
  };
}

function retryFacts(request: HttpRequest, outcome: HttpResponse | NoAnswer, throttle: Throttle | undefined) {
  const { method = 'GET', repeatable = method !== 'POST' && method !== 'PATCH' } = request;
  const facts = { status: outcome.status, throttled: throttle !== undefined, retryAfterSeconds: throttle?.seconds };
  if (outcome.status !== 'no-answer') return { ...facts, repeatable };
  return { ...facts, repeatable: repeatable && outcome.passing };
}

function answerOf(outcome: HttpResponse | NoAnswer): HttpResponse {
  if (outcome.status !== 'no-answer') return outcome;
  const { message, cause } = outcome;
  throw new ConnectorError(
    { reason: isRefusedAddress(cause) ? 'permission-missing' : 'unavailable', message },
    { cause },
  );
}
