import { randomBytes } from 'node:crypto';
import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';

export interface SignInOptions {
  readonly token: string;
  readonly username: string;
  readonly password: string;
  /** `atlassian.pats.invalidate.session.enabled`: the session of a token ends with its request. */
  readonly endsTokenSessions: boolean;
  readonly allowsPasswords: boolean;
}

/** After so many wrong passwords, Seraph asks for a CAPTCHA. */
const attemptsBeforeCaptcha = 3;
/** Instead of ending them after a time without a request. */
const sessionsKept = 1000;

export interface Visit<Kept> {
  /** What a session keeps between requests. */
  readonly session: Partial<Kept>;
  readonly sessionId: string;
}

/** Seraph: who may come in, and the session they get. */
export interface SignIn<Kept extends object> {
  /** Undefined: anonymous. An answer: turned away. */
  enter(arrival: Arrival): Visit<Kept> | SimulatedAnswer | undefined;
  /** Adds the session to the answer, or ends it. */
  leave(visit: Visit<Kept>, arrival: Arrival, answer: SimulatedAnswer): SimulatedAnswer;
  /** Somebody resets the failed login count. */
  resetFailures(): void;
  revokeToken(): void;
}

export function createSignIn<Kept extends object>(options: SignInOptions): SignIn<Kept> {
  const sessions = new Map<string, Partial<Kept>>();
  let [failures, tokenIsRevoked] = [0, false];

  const sessionOf = ({ headers }: Arrival): Visit<Kept> => {
    const known = /(?:^|;\s*)JSESSIONID=([^;]+)/.exec(headers['cookie'] ?? '')?.[1] ?? '';
    const sessionId = sessions.has(known) ? known : randomBytes(16).toString('hex').toUpperCase();
    const session = sessions.get(sessionId) ?? {};
    return { session, sessionId };
  };

  const byPassword = (given: string, arrival: Arrival): Visit<Kept> | SimulatedAnswer => {
    if (!options.allowsPasswords)
      return { status: 403, body: 'Basic Authentication has been disabled on this instance.' };
    if (failures >= attemptsBeforeCaptcha) return captchaDemand;
    if (Buffer.from(given, 'base64').toString('utf8') === `${options.username}:${options.password}`) {
      return sessionOf(arrival);
    }
    failures += 1;
    return { status: 401, headers: { 'X-Seraph-LoginReason': 'AUTHENTICATED_FAILED' }, body: unauthorized };
  };

  return {
    enter: (arrival) => {
      const [scheme = '', given = ''] = (arrival.headers['authorization'] ?? '').split(' ');
      if (scheme === 'Basic') return byPassword(given, arrival);
      if (scheme !== 'Bearer') return undefined;
      const isRight = given === options.token && !tokenIsRevoked;
      return isRight ? sessionOf(arrival) : { status: 401, body: unauthorized };
    },
    leave: ({ session, sessionId }, { headers }, answer) => {
      const isToken = headers['authorization']?.startsWith('Bearer ') === true;
      if (isToken && options.endsTokenSessions) sessions.delete(sessionId);
      else sessions.set(sessionId, session);
      const [oldest] = sessions.keys();
      if (oldest !== undefined && sessions.size > sessionsKept) sessions.delete(oldest);
      const cookies = [
        `JSESSIONID=${sessionId}; Path=/; HttpOnly`,
        'atlassian.xsrf.token=B1-simulated; Path=/; Expires=Sun, 22-Nov-2037 10:00:00 GMT',
      ];
      return { ...answer, headers: { ...answer.headers, 'Set-Cookie': cookies } };
    },
    resetFailures: () => {
      failures = 0;
    },
    revokeToken: () => {
      tokenIsRevoked = true;
    },
  };
}

const unauthorized = '<html><body>Unauthorized (401)</body></html>';

const captchaDemand: SimulatedAnswer = {
  status: 403,
  headers: {
    'X-Seraph-LoginReason': 'AUTHENTICATION_DENIED',
    'X-Authentication-Denied-Reason': 'CAPTCHA_CHALLENGE; login-url=http://127.0.0.1/login.jsp',
  },
  body: '<html><body>CAPTCHA</body></html>',
};
