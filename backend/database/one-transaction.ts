import { AsyncLocalStorage } from 'node:async_hooks';
import type { Prisma, PrismaClient } from './generated/client.ts';

interface Joined {
  readonly database: PrismaClient;
  readonly transaction: Prisma.TransactionClient;
  /** Work that was begun within and goes on after the end, such as a timer, goes on outside. */
  hasEnded: boolean;
}

const joined = new AsyncLocalStorage<Joined>();

/**
 * Whatever `work` and all that it calls do with this database happens in one transaction, or not at all; transactions
 * of their own become part of it. For what has to be true together although it is written far apart, such as a change
 * and what the audit log tells of it. A query that fails fails everything, even when its error is caught.
 */
export async function inOneTransaction<Result>(database: PrismaClient, work: () => Promise<Result>): Promise<Result> {
  return database.$transaction(async (transaction) => {
    const held: Joined = { database, transaction, hasEnded: false };
    try {
      return await joined.run(held, work);
    } finally {
      held.hasEnded = true;
    }
  });
}

/** The client as `inOneTransaction` needs it. */
export function joiningTransactions(client: PrismaClient): PrismaClient {
  const database: PrismaClient = new Proxy(client, {
    get: (target, name) => {
      const held = joined.getStore();
      if (held?.database !== database || held.hasEnded) return member(target, name);
      if (name === '$transaction') return (inner: InnerTransaction) => inner(held.transaction);
      return member(name in held.transaction ? held.transaction : target, name);
    },
  });
  return database;
}

type InnerTransaction = (transaction: Prisma.TransactionClient) => Promise<unknown>;

function member(owner: object, name: string | symbol): unknown {
  const value: unknown = Reflect.get(owner, name);
  return typeof value === 'function' ? value.bind(owner) : value;
}
