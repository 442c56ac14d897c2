import type { Transaction } from '../../database/client.ts';
import { AppError } from '../../errors/app-error.ts';
import { definedOnly } from '../../database/defined-only.ts';
import { findSourceId } from '../asking/find-source-id-store.ts';
import { announceRun } from './run-store.ts';
import { oneActive } from './one-active.ts';
import type { StartRunRequest } from '../sync.ts';
import type { SyncParts } from '../sync-parts.ts';

/** Puts a run into the queue and answers with its id. Throws `conflict` while another run of the connector is active. */
export async function startRun(parts: SyncParts, request: StartRunRequest): Promise<string> {
  const { database } = parts;
  const { siteId, connectorId, type, person } = request;
  const connector = await database.connector.findFirst({
    where: { id: connectorId, siteId },
    select: { enabled: true },
  });
  if (!connector) throw new AppError('not-found', 'There is no such connector.');
  if (!connector.enabled && type !== 'preview') {
    throw new AppError('conflict', 'The connector is switched off. Switch it on to run it.');
  }
  const sourceId = type === 'person' ? await findSourceId(database, { siteId, connectorId, person }) : null;
  return oneActive(database.$transaction((transaction) => createRun(transaction, parts, { ...request, sourceId })));
}

async function createRun(
  transaction: Transaction,
  { queue, clock }: SyncParts,
  request: StartRunRequest & { readonly sourceId: string | null },
): Promise<string> {
  const { siteId, connectorId, type, trigger, startedBy, sourceId, unsaved } = request;
  const tried = type === 'preview' && unsaved ? { unsaved: definedOnly({ ...unsaved }) } : {};
  const run = await transaction.run.create({
    data: {
      siteId,
      connectorId,
      type,
      trigger,
      startedBy,
      sourceId,
      status: 'queued',
      createdAt: clock.now(),
      ...tried,
    },
    select: { id: true },
  });
  await queue.sendRun(transaction, run.id);
  await announceRun(transaction, run.id);
  return run.id;
}
