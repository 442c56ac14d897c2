import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../database/client.ts';
import { AppError } from '../../errors/app-error.ts';
import { lockDirectory } from '../../flow/directory/directory-lock-store.ts';
import { lockPicturesOfConnector, pointToPictures, removeConnectorPeople } from '../../flow/directory/removal-store.ts';
import { hostPhotos, retirePhotos } from '../../pictures/hosted-photo-store.ts';
import { markPushDue } from '../push/life/push-store.ts';
import { workingStatuses } from '../runs/run-state.ts';
import type { SyncParts } from '../sync-parts.ts';

const picturesAtOnce = 500;

/** Removes a connector with its runs, and what it alone brought to the directory. */
export async function removeConnector(
  { database, clock }: SyncParts,
  siteId: string,
  connectorId: string,
): Promise<void> {
  const now = clock.now();
  await database.$transaction(async (transaction) => {
    await lockDirectory(transaction, siteId);
    const connector = await transaction.connector.findFirst({ where: { id: connectorId, siteId } });
    if (!connector) throw new AppError('not-found', 'There is no such connector.');
    const active = await transaction.run.count({ where: { connectorId, status: { in: [...workingStatuses] } } });
    if (active > 0) throw new AppError('conflict', 'A run of this connector is under way. Cancel it first.');
    while ((await passPicturesOn(transaction, { siteId, connectorId, now })) === picturesAtOnce);
    await removeConnectorPeople(transaction, { siteId, connectorId, runId: randomUUID(), now });
    await removeRuns(transaction, connectorId);
    await transaction.erasedPerson.deleteMany({ where: { connectorId } });
    await transaction.connector.delete({ where: { id: connectorId } });
    await markPushDue(transaction, { siteId });
  });
}

async function passPicturesOn(
  transaction: Transaction,
  { siteId, connectorId, now }: { readonly siteId: string; readonly connectorId: string; readonly now: Date },
): Promise<number> {
  const people = await lockPicturesOfConnector(transaction, connectorId, picturesAtOnce);
  const shown = people.flatMap(({ personId, nextSha256, crop }) =>
    nextSha256 === null ? [] : [{ personId, sha256: nextSha256, crop: cropOf(crop) }],
  );
  const tokens = await hostPhotos(transaction, siteId, shown, now);
  const cleared = people.filter(({ nextSha256 }) => nextSha256 === null).map(({ personId }) => personId);
  await retirePhotos(transaction, siteId, cleared, now);
  await pointToPictures(
    transaction,
    people.map((person) => ({ ...person, token: tokens.get(person.personId) ?? null })),
  );
  return people.length;
}

function cropOf(text: string): 'centre' | 'attention' {
  return text === 'attention' ? 'attention' : 'centre';
}

async function removeRuns(transaction: Transaction, connectorId: string): Promise<void> {
  for (const table of ['run_change', 'run_manager', 'run_record', 'run_page', 'run_picture']) {
    await transaction.$executeRawUnsafe(
      `delete from ${table} line using run where run.id = line.run_id and run.connector_id = $1::uuid`,
      connectorId,
    );
  }
}
