import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from './generated/client.ts';
import { joiningTransactions } from './one-transaction.ts';

export type Database = PrismaClient;
/** The client inside `database.$transaction(async (transaction) => …)`. */
export type Transaction = Prisma.TransactionClient;
/** Stores that may be called inside or outside a transaction take this. */
export type DatabaseOrTransaction = Database | Transaction;

/** Tagged-template SQL pieces for set-based statements. */
export const sql = Prisma.sql;
export { Prisma };

/** One transaction may hold a whole plan being applied; the bound only catches what hangs. */
const transactionOptions = { maxWait: 30_000, timeout: 600_000 } as const;

/** Opens a pool of at most `poolSize` connections; they are made on first use. */
export function openDatabase(url: string, { poolSize = 10 }: { readonly poolSize?: number } = {}): Database {
  const client = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: poolSize, application_name: 'roster' }),
    transactionOptions,
  });
  return joiningTransactions(client);
}
