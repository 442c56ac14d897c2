import type { Database } from '../database/client.ts';
import { daysBefore, retiredAddressDays } from './hosted-photo-store.ts';
import type { PictureStore } from './picture-store.ts';

export interface SweepResult {
  readonly originals: number;
  readonly addresses: number;
}

export interface SweepOptions {
  readonly siteId: string;
  readonly now: Date;
}

/** Bytes are put before anything points at them; in between they look unused. */
const unusedDays = 1;
/** Runs of this age can still be undone and show their pictures before and after. */
const historyDays = 30;
const batchSize = 1000;

/**
 * Deletes what nothing leads to any more: addresses seven days after they were retired, then originals (with their
 * renditions) that no person, connector, address, run under way or recent run names.
 */
export async function sweepPictures(
  database: Database,
  store: PictureStore,
  { siteId, now }: SweepOptions,
): Promise<SweepResult> {
  await retireAddressesOfNobody(database, siteId, now);
  const addresses = await database.$executeRaw`
    delete from hosted_photo
    where site_id = ${siteId}::uuid and retired_at <= ${daysBefore(now, retiredAddressDays)}`;
  return { addresses, originals: await sweepOriginals(database, store, { siteId, now }) };
}

async function retireAddressesOfNobody(database: Database, siteId: string, now: Date): Promise<void> {
  await database.$executeRaw`
    update hosted_photo photo set retired_at = ${now}
    where site_id = ${siteId}::uuid and retired_at is null
      and not exists (select from person where person.id = photo.person_id)`;
}

async function sweepOriginals(database: Database, store: PictureStore, { siteId, now }: SweepOptions): Promise<number> {
  const putBefore = daysBefore(now, unusedDays);
  let deleted = 0;
  let after = '';
  for (;;) {
    const unused = await findUnused(database, { siteId, now, putBefore, after });
    deleted += await store.deletePictures(siteId, unused, { putBefore });
    const last = unused.at(-1);
    if (last === undefined || unused.length < batchSize) return deleted;
    after = last;
  }
}

async function findUnused(
  database: Database,
  { siteId, now, putBefore, after }: SweepOptions & { readonly putBefore: Date; readonly after: string },
): Promise<string[]> {
  const rows = await database.$queryRaw<{ sha256: string }[]>`
    with used as (
      select picture_sha256 as sha256 from person where site_id = ${siteId}::uuid
      union select own_sha256 from person where site_id = ${siteId}::uuid
      union select picture_sha256 from person_source where site_id = ${siteId}::uuid
      union select sha256 from hosted_photo where site_id = ${siteId}::uuid
      union select picture.sha256 from run_picture picture join run on run.id = picture.run_id
        where run.site_id = ${siteId}::uuid and run.finished_at is null
      union select named.sha256 from run join run_change change on change.run_id = run.id
        cross join lateral (values (change.picture ->> 'before'), (change.picture ->> 'after')) as named (sha256)
        where run.site_id = ${siteId}::uuid and run.created_at > ${daysBefore(now, historyDays)}
    )
    select original.sha256 from picture_original original
    where original.site_id = ${siteId}::uuid and original.created_at < ${putBefore} and original.sha256 > ${after}
      and not exists (select from used where used.sha256 = original.sha256)
    order by original.sha256 limit ${batchSize}`;
  return rows.map(({ sha256 }) => sha256);
}
