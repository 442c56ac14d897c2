import type { Database, DatabaseOrTransaction, Transaction } from '../../database/client.ts';
import { AppError } from '../../errors/app-error.ts';
import type { ErasedNameKind } from '../../flow/directory/erased-people-store.ts';

export interface NewErasure {
  readonly siteId: string;
  readonly by: string;
  readonly reason: string | undefined;
  readonly at: Date;
}

export interface ErasedName {
  readonly connectorId: string;
  readonly kind: ErasedNameKind;
  readonly hash: string;
}

export async function insertErasure(
  transaction: Transaction,
  { reason = null, ...erasure }: Omit<NewErasure, 'reason'> & { readonly reason?: string | null | undefined },
  names: readonly ErasedName[],
): Promise<string> {
  const { id } = await transaction.erasure.create({ data: { ...erasure, reason }, select: { id: true } });
  const data = names.map((name) => ({ ...name, siteId: erasure.siteId, erasureId: id }));
  await transaction.erasedPerson.createMany({ data, skipDuplicates: true });
  return id;
}

export interface ErasureRow {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
  readonly reason: string | null;
  readonly liftedAt: Date | null;
  readonly liftedBy: string | null;
  /** Names of targets that have not yet taken everything back. */
  readonly waitingFor: readonly string[];
}

/** Newest first. */
export async function listErasures(
  database: DatabaseOrTransaction,
  { siteId, page, pageSize }: { readonly siteId: string; readonly page: number; readonly pageSize: number },
): Promise<{ readonly rows: readonly ErasureRow[]; readonly total: number }> {
  const [rows, total] = await Promise.all([
    database.$queryRaw<ErasureRow[]>`
      select erasure.id, erasure.at, erasure.by, erasure.reason, erasure.lifted_at as "liftedAt",
        erasure.lifted_by as "liftedBy", array(
          select distinct target.name from target_person held join target on target.id = held.target_id
          where held.site_id = ${siteId}::uuid and held.erasure_id = erasure.id order by 1) as "waitingFor"
      from erasure where erasure.site_id = ${siteId}::uuid
      order by erasure.at desc, erasure.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`,
    database.erasure.count({ where: { siteId } }),
  ]);
  return { rows, total };
}

/**
 * Lets connectors bring the person again: their next runs read everyone, and look once more at whoever was left without
 * a manager.
 */
export async function liftErasure(
  database: Database,
  { siteId, id, by, at }: { readonly siteId: string; readonly id: string; readonly by: string; readonly at: Date },
): Promise<void> {
  await database.$transaction(async (transaction) => {
    const lifted = await transaction.erasure.updateMany({
      where: { id, siteId, liftedAt: null },
      data: { liftedAt: at, liftedBy: by },
    });
    if (lifted.count === 0) {
      const known = await transaction.erasure.count({ where: { id, siteId } });
      if (known === 0) throw new AppError('not-found', 'There is no such erasure.');
      throw new AppError('conflict', 'The person may be brought in again already.');
    }
    const names = await transaction.erasedPerson.findMany({
      where: { erasureId: id, siteId },
      select: { connectorId: true },
      distinct: ['connectorId'],
    });
    const connectors = names.map(({ connectorId }) => connectorId);
    await transaction.erasedPerson.deleteMany({ where: { erasureId: id, siteId } });
    await transaction.connector.updateMany({
      where: { id: { in: connectors }, siteId },
      data: { bookmarkBasis: null },
    });
    await transaction.$executeRaw`
      update person_source set draft_hash = ''
      where site_id = ${siteId}::uuid and connector_id = any(${connectors}::uuid[]) and manager_reference is null`;
  });
}
