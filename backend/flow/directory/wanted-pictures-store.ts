import type { DatabaseOrTransaction, Transaction } from '../../database/client.ts';
import type { PictureRef } from '../model/record.ts';
import type { PlanOrder } from './plan-order.ts';

export interface WantedOrder extends Pick<PlanOrder, 'runId' | 'connectorId' | 'read'> {
  /** Of a run for one person. */
  readonly sourceId: string | undefined;
  readonly crop: 'centre' | 'attention';
}

/**
 * Whose picture a run is to look at: everyone whose picture may be another than the one that is held, also since an
 * earlier run. Answers how many those are. Part of the transaction that applies the plan.
 */
export async function wantPictures(transaction: Transaction, order: WantedOrder): Promise<number> {
  const { runId, connectorId, read, crop } = order;
  const sourceId = order.sourceId ?? null;
  const due = await transaction.$executeRaw`
    insert into run_picture (run_id, source_id, person_id, held_tag, locator, state)
    select ${runId}::uuid, held.source_id, held.person_id, held.picture_tag, held.picture_locator,
      case when record.picture_none then 'missing' else 'wanted' end
    from person_source held
    left join run_record record on record.run_id = ${runId}::uuid and record.source_id = held.source_id
    where held.connector_id = ${connectorId}::uuid and held.picture_due and held.present
      and held.source_id = coalesce(${sourceId}, held.source_id)`;
  if (read !== 'whole') return due;
  // Another crop is a reason to read everyone; the bytes are here already.
  const cropped = await transaction.$executeRaw`
    insert into run_picture (run_id, source_id, person_id, state, sha256, tag)
    select ${runId}::uuid, held.source_id, held.person_id, 'read', held.picture_sha256, held.picture_tag
    from person_source held join person on person.id = held.person_id
    where held.connector_id = ${connectorId}::uuid and held.present
      and person.picture_sha256 = held.picture_sha256 and person.picture_crop <> ${crop}
    on conflict do nothing`;
  return due + cropped;
}

export async function nextWanted(
  database: DatabaseOrTransaction,
  runId: string,
  limit: number,
): Promise<readonly PictureRef[]> {
  const rows = await database.runPicture.findMany({
    where: { runId, state: 'wanted' },
    orderBy: { sourceId: 'asc' },
    take: limit,
    select: { sourceId: true, heldTag: true, locator: true },
  });
  return rows.map(({ sourceId, heldTag, locator }) => ({
    id: sourceId,
    ...(heldTag !== null && { heldTag }),
    ...(locator !== null && { locator }),
  }));
}

export type ReadPicture =
  | { readonly sourceId: string; readonly state: 'read'; readonly sha256: string; readonly tag: string | undefined }
  | { readonly sourceId: string; readonly state: 'missing'; readonly tag: string | undefined };

/** What reading has found, for rendering and clearing to go on with. */
export async function notePictures(
  transaction: Transaction,
  runId: string,
  pictures: readonly ReadPicture[],
): Promise<void> {
  if (pictures.length === 0) return;
  await transaction.$executeRaw`
    update run_picture picture set state = noted.state, sha256 = noted.sha256, tag = noted.tag
    from jsonb_to_recordset(${JSON.stringify(pictures)}::jsonb) as noted ("sourceId" text, state text, sha256 text, tag text)
    where picture.run_id = ${runId}::uuid and picture.source_id = noted."sourceId" and picture.state = 'wanted'`;
}

/** Ids of pictures in a state, in order, after a place in that order. */
export async function picturesInState(
  database: DatabaseOrTransaction,
  runId: string,
  { state, after, limit }: { readonly state: string; readonly after: string; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await database.runPicture.findMany({
    where: { runId, state, sourceId: { gt: after } },
    orderBy: { sourceId: 'asc' },
    take: limit,
    select: { sourceId: true },
  });
  return rows.map(({ sourceId }) => sourceId);
}

export async function countInState(database: DatabaseOrTransaction, runId: string, state: string): Promise<number> {
  return database.runPicture.count({ where: { runId, state } });
}

/** Of a batch, those that are still to be rendered. */
export async function picturesToRender(
  database: DatabaseOrTransaction,
  runId: string,
  sourceIds: readonly string[],
): Promise<readonly { readonly sourceId: string; readonly sha256: string }[]> {
  const rows = await database.runPicture.findMany({
    where: { runId, state: 'read', sourceId: { in: [...sourceIds] } },
    select: { sourceId: true, sha256: true },
  });
  return rows.flatMap(({ sourceId, sha256 }) => (sha256 === null ? [] : [{ sourceId, sha256 }]));
}
