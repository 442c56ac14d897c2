import type { ConnectorFailure } from '../../../../errors/connector-error.ts';
import type { HttpResponse } from '../../../../http/http-message.ts';
import { retryAfterSeconds } from '../../../../http/retry-after.ts';
import { standardThrottle, type ReadThrottle } from '../../../../http/throttle.ts';

/** By what Roster signed in, to point at the setting that is to blame. */
export type SignInSetting = 'token' | 'password';

/** In what the products of Data Center differ when they refuse. */
export interface ProductWords {
  /** `Jira` or `Confluence`. */
  readonly product: string;
  /** Where an administrator resets the count of failed sign-ins. */
  readonly users: string;
  /** The global permission of administrators. */
  readonly permission: string;
}

/** What the answers of one product say. */
export interface DataCenterFailures {
  /** What an answer says about everybody's requests; undefined: it is about this one alone. */
  readonly failureOfAll: (response: HttpResponse, setting: SignInSetting, now: Date) => ConnectorFailure | undefined;
  /** One request that went wrong, without anything being wrong with the others. */
  readonly failureOfOne: (response: HttpResponse, doing: string) => ConnectorFailure;
  readonly notAdministrator: ConnectorFailure;
}

export function dataCenterFailures(words: ProductWords): DataCenterFailures {
  const { product, permission } = words;
  return {
    failureOfAll: (response, setting, now) => failureOfAll(words, response, { setting, now }),
    failureOfOne: (response, doing) => failureOfOne(product, response, doing),
    notAdministrator: {
      reason: 'permission-missing',
      message: `The account that Roster signs in with may not administer ${product}. Give it the global permission ${permission}.`,
      permission,
    },
  };
}

/**
 * Data Center answers 429 with `Retry-After`, and says in `X-RateLimit-Interval-Seconds` when there are tokens again:
 * https://confluence.atlassian.com/adminjiraserver/adjusting-your-code-for-rate-limiting-987143384.html
 * https://confluence.atlassian.com/doc/adjusting-your-code-for-rate-limiting-992679039.html
 */
export const dataCenterThrottle: ReadThrottle = (response, now) => {
  if (response.status !== 429) return standardThrottle(response, now);
  return { seconds: waitSeconds(response, now) };
};

function waitSeconds(response: HttpResponse, now: Date): number | undefined {
  const asked = retryAfterSeconds(response.header('retry-after'), now);
  return asked !== undefined && asked > 0
    ? asked
    : retryAfterSeconds(response.header('x-ratelimit-interval-seconds'), now);
}

function failureOfAll(
  words: ProductWords,
  response: HttpResponse,
  { setting, now }: { readonly setting: SignInSetting; readonly now: Date },
): ConnectorFailure | undefined {
  const { product } = words;
  const { status } = response;
  const signIn = signInFailure(words, response, setting);
  if (signIn) return signIn;
  if (status === 429) {
    const seconds = waitSeconds(response, now);
    const wait = seconds === undefined ? {} : { retryAfterSeconds: seconds };
    return { reason: 'rate-limited', message: `${product} asks to wait.`, ...wait };
  }
  if (status >= 300 && status < 400) {
    const message = `${product} sends Roster to another address. Enter the base URL as ${product} itself shows it, with its context path.`;
    return { reason: 'unexpected-answer', message, setting: 'baseUrl' };
  }
  if (status === 502 || status === 503 || status === 504) {
    const seconds = retryAfterSeconds(response.header('retry-after'), now);
    const wait = seconds === undefined ? {} : { retryAfterSeconds: seconds };
    return { reason: 'unavailable', message: `${product} cannot answer right now (status ${status}).`, ...wait };
  }
  return undefined;
}

/**
 * Seraph, the sign-in of Data Center, tells why in headers: after several wrong passwords it asks for a CAPTCHA, which no
 * correct password gets around. https://developer.atlassian.com/server/jira/platform/basic-authentication/
 * https://developer.atlassian.com/server/confluence/basic-authentication/
 */
function signInFailure(
  { product, users }: ProductWords,
  response: HttpResponse,
  setting: SignInSetting,
): ConnectorFailure | undefined {
  const { status } = response;
  if (status !== 401 && status !== 403) return undefined;
  const reason = 'credentials-rejected';
  const said = response.header('x-seraph-loginreason') ?? '';
  const denied = response.header('x-authentication-denied-reason') ?? '';
  if (said.includes('AUTHENTICATION_DENIED') || denied.includes('CAPTCHA')) {
    const message = `${product} asks for a CAPTCHA after too many wrong sign-ins. Sign in to ${product} in a browser as this user, or have an administrator reset the failed login count under ${users}.`;
    return { reason, message, setting };
  }
  if (said.includes('AUTHORISATION_FAILED')) {
    return {
      reason,
      message: `The password is right, but this user may not use ${product}. Give them access to ${product}.`,
      setting,
    };
  }
  if (status === 403 && /basic auth/i.test(textOf(response))) {
    const message = `${product} does not allow signing in with a password here. Use a personal access token.`;
    return { reason, message, setting };
  }
  if (status === 401 || said.includes('AUTHENTICATED_FAILED'))
    return { reason, message: rejected(product)[setting], setting };
  return undefined;
}

const rejected = (product: string): Readonly<Record<SignInSetting, string>> => ({
  token: `${product} did not accept the personal access token. It may have expired or been revoked: create another.`,
  password: `${product} did not accept user name and password.`,
});

function failureOfOne(product: string, response: HttpResponse, doing: string): ConnectorFailure {
  const { status } = response;
  if (status >= 500) {
    return { reason: 'unavailable', message: `${product} could not ${doing} (status ${status}). Its log says why.` };
  }
  return { reason: 'unexpected-answer', message: `${product} refused to ${doing} (status ${status}).` };
}

/** 403 has two meanings where something is written: https://developer.atlassian.com/server/jira/platform/form-token-handling/ and …/server/confluence/form-token-handling/ */
export const isXsrfRefusal = (response: HttpResponse): boolean =>
  response.status === 403 && /xsrf/i.test(textOf(response));

export function textOf({ body }: HttpResponse): string {
  return body === 'too-large' ? '' : new TextDecoder().decode(body);
}
