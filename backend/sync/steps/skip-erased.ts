import type { Transaction } from '../../database/client.ts';
import {
  erasedAmong,
  hasErased,
  leaveErasedOut,
  leaveManagersOut,
  managerNamesAfter,
  strangersAfter,
  type ErasedNameKind,
} from '../../flow/directory/erased-people-store.ts';
import type { PlanOrder } from '../../flow/directory/plan-order.ts';
import type { SyncParts } from '../sync-parts.ts';

const namesAtOnce = 1000;

type Order = Pick<PlanOrder, 'runId' | 'connectorId'>;

/**
 * Takes people who were erased on request out of what a run has read, before it is planned: whenever the directory has
 * changed since, it is planned once again, so no run brings back somebody who was erased while it read.
 */
export async function skipErased(
  transaction: Transaction,
  { hashErased }: Pick<SyncParts, 'hashErased'>,
  order: Order,
): Promise<void> {
  if (!(await hasErased(transaction, order.connectorId))) return;
  const find = async (kind: ErasedNameKind, names: readonly string[]) => {
    const hashed = names.map((name) => ({ sourceId: name, hash: hashErased(order.connectorId, kind, name) }));
    const hashes = hashed.map(({ hash }) => hash);
    const erased = await erasedAmong(transaction, order.connectorId, { kind, hashes });
    return hashed.filter(({ hash }) => erased.has(hash));
  };
  await inPages(
    (page) => strangersAfter(transaction, order, page),
    async (names) => {
      await leaveErasedOut(transaction, order.runId, await find('person', names));
    },
  );
  await inPages(
    (page) => managerNamesAfter(transaction, order.runId, page),
    async (names) => {
      const erased = await find('reference', names);
      await leaveManagersOut(
        transaction,
        order.runId,
        erased.map(({ sourceId }) => sourceId),
      );
    },
  );
}

async function inPages(
  read: (page: { readonly after: string; readonly limit: number }) => Promise<readonly string[]>,
  use: (names: readonly string[]) => Promise<void>,
): Promise<void> {
  for (let after = ''; ;) {
    const names = await read({ after, limit: namesAtOnce });
    await use(names);
    const last = names.at(-1);
    if (last === undefined || names.length < namesAtOnce) return;
    after = last;
  }
}
