import type { Transaction } from '../../database/client.ts';
import type { SourceId } from '../model/record.ts';
import type { StagedRecord } from './staged-record.ts';

/** Where staged rows go, and what they are compared with on their way. */
export interface StagingOrder {
  readonly runId: string;
  readonly connectorId: string;
  /** `off`: a picture that may have changed is no reason to look at a record. */
  readonly pictures: 'off' | 'whenMissingKeep' | 'whenMissingDefault';
}

export interface StagedPage {
  /** Where an id comes twice, the last row counts. */
  readonly rows: readonly StagedRecord[];
  readonly present: readonly SourceId[];
}

/**
 * Writes a page by one statement. Whoever is just as the directory has them leaves no more than their id, so that a
 * run in which nothing has changed writes next to nothing.
 */
export async function stagePage(transaction: Transaction, order: StagingOrder, page: StagedPage): Promise<void> {
  const { runId, connectorId, pictures } = order;
  const rows = toJson([...new Map(page.rows.map((row) => [row.source_id, row])).values()]);
  await transaction.$executeRaw`
    with page as materialized (
      select * from jsonb_to_recordset(${rows}::jsonb) as page(
        source_id text, kind text, active boolean, in_scope boolean, "values" jsonb, keep text[], "references" text[],
        draft_hash text, picture_none boolean, picture_tag text, picture_locator text, because text)
    ), settled as materialized (
      select page.source_id from page
      join person_source held on held.connector_id = ${connectorId}::uuid and held.source_id = page.source_id
      where page.kind = 'record' and page.in_scope and page.because is null
        and held.present and held.draft_hash = page.draft_hash
        and case
          when ${pictures} = 'off' then true
          when page.picture_none then held.picture_sha256 is null or ${pictures} = 'whenMissingKeep'
          else page.picture_tag = held.picture_tag
        end
    ), overtaken as (
      delete from run_record
      where run_id = ${runId}::uuid and source_id in (select source_id from settled)
    ), listed as (
      insert into run_page (run_id, unchanged, present)
      select ${runId}::uuid, coalesce(array_agg(source_id), '{}'), ${[...page.present]}::text[] from settled
      having count(*) > 0 or cardinality(${[...page.present]}::text[]) > 0
    )
    insert into run_record (run_id, source_id, kind, active, in_scope, "values", keep, "references", draft_hash,
      picture_none, picture_tag, picture_locator, because)
    select ${runId}::uuid, source_id, kind, coalesce(active, true), coalesce(in_scope, true), coalesce("values", '{}'),
      coalesce(keep, '{}'), coalesce("references", '{}'), coalesce(draft_hash, ''), coalesce(picture_none, false),
      picture_tag, picture_locator, because
    from page where not exists (select from settled where settled.source_id = page.source_id)
    on conflict (run_id, source_id) do update set
      kind = excluded.kind, active = excluded.active, in_scope = excluded.in_scope, "values" = excluded."values",
      keep = excluded.keep, "references" = excluded."references", draft_hash = excluded.draft_hash,
      picture_none = excluded.picture_none, picture_tag = excluded.picture_tag,
      picture_locator = excluded.picture_locator, because = excluded.because`;
  // The cursor is written with the page: should PostgreSQL crash and lose both, the page is read again. Said last, so that
  // the statement above is on its way while the next page is worked on.
  await transaction.$executeRaw`set local synchronous_commit = off`;
}

/** What a run for one person has brought is newer than what held runs have staged of that person. */
export async function overtakeStaged(
  transaction: Transaction,
  run: { readonly id: string; readonly connectorId: string },
): Promise<void> {
  await transaction.$executeRaw`
    insert into run_record (run_id, source_id, kind)
    select held.id, record.source_id, case when record.kind = 'record' and record.in_scope then 'present' else 'removed' end
    from run held cross join run_record record
    where held.connector_id = ${run.connectorId}::uuid and held.status = 'held' and record.run_id = ${run.id}::uuid
    on conflict (run_id, source_id) do update set kind = excluded.kind`;
}

/** Before reading again from the start, and once a run has come to its end. */
export async function clearStaging(transaction: Transaction, runId: string): Promise<void> {
  await transaction.$executeRaw`delete from run_record where run_id = ${runId}::uuid`;
  await transaction.$executeRaw`delete from run_page where run_id = ${runId}::uuid`;
  await transaction.$executeRaw`delete from run_picture where run_id = ${runId}::uuid`;
}

const unstorable = /\\u(?:0000|d[89a-f])/i;

/** PostgreSQL takes neither NUL nor half a surrogate pair; providers now and then send them in ids and addresses. */
function toJson(rows: readonly StagedRecord[]): string {
  const text = JSON.stringify(rows);
  if (!unstorable.test(text)) return text;
  return JSON.stringify(rows, (_, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  );
}
