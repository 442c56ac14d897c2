/** A token as its issuer has just given it. */
export interface GrantedToken {
  readonly token: string;
  readonly lifetimeSeconds: number;
}

/** What is granted once and used by all requests, until five minutes before it expires. */
export interface HeldGrant<Grant extends GrantedToken> {
  get(signal: AbortSignal): Promise<Grant>;
  /** Forgets a token that was refused; one that has been replaced meanwhile is kept. */
  drop(token: string): void;
}

/** The same, where the token itself is all that requests need. */
export interface AccessToken {
  get(signal: AbortSignal): Promise<string>;
  drop(token: string): void;
}

const marginSeconds = 300;

/** Asks for a grant when there is none that is fresh, and once for requests that come together. */
export function holdGrant<Grant extends GrantedToken>(
  now: () => Date,
  request: (signal: AbortSignal) => Promise<Grant>,
): HeldGrant<Grant> {
  let held: { readonly grant: Grant; readonly freshUntil: number } | undefined;
  let underWay: Promise<NonNullable<typeof held>> | undefined;

  const fetchGrant = async (signal: AbortSignal) => {
    const grant = await request(signal);
    const { lifetimeSeconds } = grant;
    // Afterwards: some issuers' answers set the clock right that `now` goes by.
    const margin = Math.min(marginSeconds, lifetimeSeconds / 2);
    return { grant, freshUntil: now().getTime() + (lifetimeSeconds - margin) * 1000 };
  };

  return {
    get: async (signal) => {
      if (held !== undefined && now().getTime() < held.freshUntil) return held.grant;
      underWay ??= fetchGrant(signal).finally(() => {
        underWay = undefined;
      });
      held = await underWay;
      return held.grant;
    },
    drop: (token) => {
      if (held?.grant.token === token) held = undefined;
    },
  };
}

export function holdAccessToken(now: () => Date, request: (signal: AbortSignal) => Promise<GrantedToken>): AccessToken {
  const held = holdGrant(now, request);
  return {
    get: async (signal) => (await held.get(signal)).token,
    drop: (token) => {
      held.drop(token);
    },
  };
}
