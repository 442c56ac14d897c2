import { ConnectorError } from '../../../errors/connector-error.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import { type OktaAnswer, oktaAnswer } from './okta-answer.ts';
import { oktaFailure, type OktaTask, type SignsInAs } from './okta-failure.ts';
import type { OktaCredentials } from '../../providers/okta/credentials.ts';
import type { RateBudget } from '../../providers/okta/rate-budget.ts';
import { bucketOf } from '../../providers/okta/rate-limit.ts';
import type { ServerClock } from '../../providers/okta/server-clock.ts';

/** Requests to one org. Throttling is waited out, and a part of each rate limit is left to others. */
export interface OktaClient {
  /** Below `/api/v1`, or a whole link that Okta gave. Any status is an answer. */
  ask(path: string, signal: AbortSignal): Promise<OktaAnswer>;
  /** The same, but throws what keeps it from being an answer with status 200. */
  get(path: string, task: OktaTask, signal: AbortSignal): Promise<OktaAnswer>;
  /** What `get` throws for an answer that its caller looks at first. */
  failure(answer: OktaAnswer, task: OktaTask): ConnectorError;
}

interface OktaClientOptions {
  readonly origin: string;
  readonly http: HttpClient;
  readonly credentials: OktaCredentials;
  readonly as: SignsInAs;
  readonly budget: RateBudget;
  readonly clock: ServerClock;
}

/** Leaves out what nobody maps, which takes Okta longest: https://developer.okta.com/docs/reference/rl-best-practices/ */
const slim = 'application/json; okta-response=omitCredentials,omitCredentialsLinks,omitTransitioningToStatus';

export function createOktaClient({ origin, http, credentials, as, budget, clock }: OktaClientOptions): OktaClient {
  const ask: OktaClient['ask'] = async (path, signal) => {
    const url = path.startsWith('/') ? `${origin}/api/v1${path}` : path;
    // Secrets go wherever a link leads, so it must lead to the org.
    if (!isOwnLink(url, origin)) throw misled('Okta gave a link to another server, which is not followed.');
    const bucket = bucketOf(url);
    for (let attempt = 1; ; attempt += 1) {
      await budget.awaitTurn(bucket, signal);
      const sent = await credentials.headersFor({ method: 'GET', url }, signal);
      const headers = { accept: 'application/json', 'content-type': slim, ...sent.headers };
      const response = await http.send({ url, headers }, signal);
      clock.observe(response);
      budget.note(bucket, response);
      if (!credentials.mayRenew(response, sent, attempt)) return oktaAnswer(response, clock.now());
    }
  };

  const failure: OktaClient['failure'] = (answer, task) => new ConnectorError(oktaFailure(answer, task, as));

  return {
    ask,
    failure,
    get: async (path, task, signal) => {
      const answer = await ask(path, signal);
      if (answer.status !== 200) throw failure(answer, task);
      if (answer.nextLink === path) throw misled('Okta gave a page that leads back to itself.');
      return answer;
    },
  };
}

export function isOwnLink(link: string, origin: string): boolean {
  return URL.canParse(link) && new URL(link).origin === origin;
}

const misled = (message: string): ConnectorError => new ConnectorError({ reason: 'unexpected-answer', message });
