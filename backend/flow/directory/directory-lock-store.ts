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

export async function directoryVersion(transaction: Transaction, siteId: string): Promise<number> {
  const site = await transaction.site.findUniqueOrThrow({ where: { id: siteId }, select: { directoryVersion: true } });
  return site.directoryVersion;
}
