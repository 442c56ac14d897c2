import { isIPv6 } from 'node:net';
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '../../database/client.ts';
import { hashToken } from '../random-token.ts';

/** Failed sign-ins in a quarter of an hour: to one account from one address, and from one address at all. */
const limits = { accountAndAddress: 5, address: 50 } as const;
const windowSeconds = 15 * 60;

export interface SignInAttempt {
  readonly email: string;
  /** The caller's IP address. */
  readonly address: string;
}

export interface SignInLimits {
  /** Counts an attempt. When there have been too many: how long to wait. */
  count(attempt: SignInAttempt): Promise<{ readonly waitSeconds: number } | undefined>;
  /** Takes back what a successful attempt counted, and forgets the failures before it. */
  forgive(attempt: SignInAttempt): Promise<void>;
}

/** Counted in the database, so that all of Roster's processes count together. */
export function createSignInLimits(database: Database): SignInLimits {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterPrisma({
      storeClient: database,
      tableName: 'rateLimit',
      keyPrefix,
      points,
      duration: windowSeconds,
    });
  const byBoth = limiter('sign-in', limits.accountAndAddress);
  const byAddress = limiter('sign-in-address', limits.address);
  return {
    count: async (attempt) => {
      const waits = await Promise.all([
        waitFor(byBoth.consume(keyOf(attempt))),
        waitFor(byAddress.consume(keyOfAddress(attempt))),
      ]);
      const waitSeconds = Math.max(...waits);
      return waitSeconds > 0 ? { waitSeconds } : undefined;
    },
    forgive: async (attempt) => {
      await Promise.all([byBoth.delete(keyOf(attempt)), byAddress.reward(keyOfAddress(attempt))]);
    },
  };
}

async function waitFor(consumed: Promise<RateLimiterRes>): Promise<number> {
  try {
    await consumed;
    return 0;
  } catch (refused) {
    // The limiter refuses by rejecting with its result; anything else is a failure.
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw refused;
  }
}

function keyOf(attempt: SignInAttempt): string {
  return hashToken(JSON.stringify([attempt.email, network(attempt.address)]));
}

function keyOfAddress({ address }: SignInAttempt): string {
  return hashToken(network(address));
}

/** Whoever has one IPv6 address has the 2^64 beside it, too. */
function network(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter((group) => group !== '').length;
  return [...groups, ...Array<string>(missing).fill('0')].slice(0, 4).join(':');
}
