import type { Transaction } from '../../database/client.ts';
import type { UndoOrder } from './undo-store.ts';

/** A person whose picture is as the undone run left it. */
export interface UndonePicture {
  readonly sourceId: string;
  readonly personId: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly beforeOwn: boolean;
}

/** In the order of the provider's ids, after one of them. Pictures whose bytes are gone by now stay as they are. */
export async function lockUndonePictures(
  transaction: Transaction,
  { connectorId, undoes }: UndoOrder,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly UndonePicture[]> {
  return transaction.$queryRaw<UndonePicture[]>`
    select line.source_id as "sourceId", person.id as "personId", line.picture ->> 'before' as before,
      line.picture ->> 'after' as after, coalesce((line.picture ->> 'beforeOwn')::boolean, false) as "beforeOwn"
    from run_change line
    join person_source held on held.connector_id = ${connectorId}::uuid and held.source_id = line.source_id
    join person on person.id = held.person_id
    where line.run_id = ${undoes}::uuid and line.source_id > ${after} and not person.picture_opted_out
      and line.picture ->> 'outcome' in ('changed', 'cleared')
      and person.picture_sha256 is not distinct from line.picture ->> 'after'
      and line.picture ->> 'before' is distinct from line.picture ->> 'after'
      and (line.picture ->> 'before' is null or exists (
        select from picture_original original
        where original.site_id = person.site_id and original.sha256 = line.picture ->> 'before'))
    order by line.source_id limit ${limit}
    for update of person`;
}

export async function writeUndonePictures(
  transaction: Transaction,
  order: UndoOrder & { readonly crop: string; readonly now: Date },
  pictures: readonly (UndonePicture & { readonly token: string | null })[],
): Promise<void> {
  const rows = JSON.stringify(pictures);
  await transaction.$executeRaw`
    update person set picture_sha256 = back.before, picture_token = back.token,
      picture_crop = case when back.before is null then null else ${order.crop} end,
      own_sha256 = case when back."beforeOwn" then back.before else own_sha256 end, updated_at = ${order.now}
    from jsonb_to_recordset(${rows}::jsonb) as back ("personId" uuid, before text, token text, "beforeOwn" boolean)
    where person.id = back."personId"`;
  // The tag stays: the provider's picture is not read again until it changes.
  await transaction.$executeRaw`
    update person_source held set picture_sha256 = back.before
    from jsonb_to_recordset(${rows}::jsonb) as back ("sourceId" text, before text, after text, "beforeOwn" boolean)
    where held.connector_id = ${order.connectorId}::uuid and held.source_id = back."sourceId"
      and not back."beforeOwn" and held.picture_sha256 is not distinct from back.after`;
  await transaction.$executeRaw`
    insert into run_change (run_id, source_id, person_id, display_name, outcome, picture)
    select ${order.runId}::uuid, back."sourceId", person.id, person.display_name, 'picture',
      jsonb_strip_nulls(jsonb_build_object('outcome', case when back.before is null then 'cleared' else 'changed' end,
        'before', back.after, 'after', back.before))
    from jsonb_to_recordset(${rows}::jsonb) as back ("sourceId" text, "personId" uuid, before text, after text)
    join person on person.id = back."personId"
    on conflict (run_id, source_id) do update set picture = excluded.picture`;
}
