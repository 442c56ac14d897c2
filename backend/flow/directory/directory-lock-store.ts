import type { Transaction } from '../../database/client.ts';

/** Keeps two runs of a site from changing the directory at once, and tells whether it is still the one that was planned for. */
export async function lockDirectory(transaction: Transaction, siteId: string): Promise<number> {
  const [site] = await transaction.$queryRaw<{ version: number }[]>`
    select directory_version as version from site where id = ${siteId}::uuid for update`;
  if (!site) throw new Error('The site of the run does not exist.');
  return site.version;
}

/** For whoever changes a few people at a time: beside each other, but not while a run is applied, or each might wait for the other. */
export async function shareDirectory(transaction: Transaction, siteId: string): Promise<void> {
  await transaction.$executeRaw`select from site where id = ${siteId}::uuid for key share`;
}

/**
 * For whoever copies people out of the directory and writes that down later, as plans do: an erasure waits until it is
 * written, and then takes it away as well. Before anything else is locked.
 */
export async function shareErasing(transaction: Transaction, siteId: string): Promise<void> {
  await transaction.$executeRaw`select pg_advisory_xact_lock_shared(hashtextextended('erasing ' || ${siteId}::text, 0))`;
}

/** For the erasure itself: the directory, and everything that others may be copying out of it. */
export async function lockForErasing(transaction: Transaction, siteId: string): Promise<void> {
  await transaction.$executeRaw`select pg_advisory_xact_lock(hashtextextended('erasing ' || ${siteId}::text, 0))`;
  await lockDirectory(transaction, siteId);
}

export async function directoryVersion(transaction: Transaction, siteId: string): Promise<number> {
  const site = await transaction.site.findUniqueOrThrow({ where: { id: siteId }, select: { directoryVersion: true } });
  return site.directoryVersion;
}
