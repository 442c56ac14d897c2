import type { Transaction } from '../../database/client.ts';
import type { PersonToErase } from './erase-directory-store.ts';

/** The person's pictures, whoever brought them and whether they still show. Before anything else is erased. */
export async function picturesOf(
  transaction: Transaction,
  { siteId, personId, sources }: PersonToErase,
): Promise<readonly string[]> {
  const rows = await transaction.$queryRaw<{ sha256: string }[]>`
    with line as (
      select line.picture, read.sha256
      from jsonb_to_recordset(${JSON.stringify(sources)}::jsonb) as own ("connectorId" uuid, "sourceId" text)
      join run on run.connector_id = own."connectorId"
      left join run_change line on line.run_id = run.id and line.source_id = own."sourceId"
      left join run_picture read on read.run_id = run.id and read.source_id = own."sourceId"
    )
    select distinct sha256 from (
      select picture_sha256 as sha256 from person where id = ${personId}::uuid
      union all select own_sha256 from person where id = ${personId}::uuid
      union all select picture_sha256 from person_source where person_id = ${personId}::uuid
      union all select sha256 from hosted_photo where person_id = ${personId}::uuid and site_id = ${siteId}::uuid
      union all select picture ->> 'before' from line
      union all select picture ->> 'after' from line
      union all select sha256 from line
    ) named where sha256 is not null`;
  return rows.map(({ sha256 }) => sha256);
}

/** No address of theirs answers any more, retired ones included. Answers how many there were. */
export async function eraseAddresses(transaction: Transaction, { siteId, personId }: PersonToErase): Promise<number> {
  return (await transaction.hostedPhoto.deleteMany({ where: { siteId, personId } })).count;
}

/** By the clock by which pictures are put. */
export async function databaseTime(transaction: Transaction): Promise<Date> {
  const [row] = await transaction.$queryRaw<{ at: Date }[]>`select clock_timestamp() as at`;
  if (!row) throw new Error('The database does not tell the time.');
  return row.at;
}

/** Of these, the pictures that nobody else has: several people may show the same. After everything else was erased. */
export async function picturesOfNobody(
  transaction: Transaction,
  siteId: string,
  pictures: readonly string[],
): Promise<readonly string[]> {
  const hashes = [...pictures];
  if (hashes.length === 0) return [];
  const rows = await transaction.$queryRaw<{ sha256: string }[]>`
    select sha256 from unnest(${hashes}::text[]) as erased (sha256)
    except select picture_sha256 from person where site_id = ${siteId}::uuid and picture_sha256 = any(${hashes})
    except select own_sha256 from person where site_id = ${siteId}::uuid and own_sha256 = any(${hashes})
    except select picture_sha256 from person_source where site_id = ${siteId}::uuid and picture_sha256 = any(${hashes})
    except select sha256 from hosted_photo where site_id = ${siteId}::uuid and sha256 = any(${hashes})
    except select picture.sha256 from run_picture picture join run on run.id = picture.run_id
      where run.site_id = ${siteId}::uuid and picture.sha256 = any(${hashes})
    except select named.sha256 from run_change line join run on run.id = line.run_id
      cross join lateral (values (line.picture ->> 'before'), (line.picture ->> 'after')) as named (sha256)
      where run.site_id = ${siteId}::uuid and line.picture is not null and named.sha256 = any(${hashes})`;
  return rows.map(({ sha256 }) => sha256);
}
