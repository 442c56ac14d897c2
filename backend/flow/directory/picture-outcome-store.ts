import type { RunCounts } from '#contract/runs.ts';
import type { DatabaseOrTransaction, Transaction } from '../../database/client.ts';

/** One person's picture as it stands before a reading is settled. */
export interface PictureStanding {
  readonly sourceId: string;
  readonly personId: string;
  readonly sha256: string | null;
  readonly tag: string | null;
  /** What the person shows. */
  readonly shownSha256: string | null;
  readonly shownCrop: string | null;
  readonly ownSha256: string | null;
  /** No picture of the person is to be shown. */
  readonly optedOut: boolean;
  /** What this connector brought last. */
  readonly broughtSha256: string | null;
  readonly picturedBefore: boolean;
  /** The connector that is settled comes before the one whose picture shows. */
  readonly outranked: boolean;
  /** What would show if this connector had nothing: the picture of the next connector in order. */
  readonly nextSha256: string | null;
}

/** Locks what it reads until the end of the transaction: two workers never settle the same picture. */
export async function lockPictures(
  transaction: Transaction,
  { runId, connectorId }: { readonly runId: string; readonly connectorId: string },
  sourceIds: readonly string[],
): Promise<readonly PictureStanding[]> {
  return transaction.$queryRaw<PictureStanding[]>`
    with picture as materialized (
      select source_id, person_id, sha256, tag from run_picture
      where run_id = ${runId}::uuid and source_id = any(${[...sourceIds]}) and state <> 'done'
      order by source_id for update
    )
    select picture.source_id as "sourceId", picture.person_id as "personId", picture.sha256, picture.tag,
      person.picture_sha256 as "shownSha256", person.picture_crop as "shownCrop", person.own_sha256 as "ownSha256",
      person.picture_opted_out as "optedOut",
      held.picture_sha256 as "broughtSha256", held.pictured_at is not null as "picturedBefore",
      mine.priority < coalesce(shown.priority, mine.priority + 1) as outranked, next.sha256 as "nextSha256"
    from picture
    join person on person.id = picture.person_id
    join person_source held on held.connector_id = ${connectorId}::uuid and held.source_id = picture.source_id
    join connector mine on mine.id = held.connector_id
    left join lateral (
      select min(connector.priority) as priority
      from person_source other join connector on connector.id = other.connector_id
      where other.person_id = person.id and other.connector_id <> held.connector_id
        and other.picture_sha256 = person.picture_sha256
    ) shown on true
    left join lateral (
      select other.picture_sha256 as sha256
      from person_source other join connector on connector.id = other.connector_id
      where other.person_id = person.id and other.connector_id <> held.connector_id and other.present
        and other.picture_sha256 is not null
      order by connector.priority, connector.created_at limit 1
    ) next on true`;
}

export type PictureOutcome = 'changed' | 'unchanged' | 'none' | 'kept' | 'cleared' | 'failed';

/** What becomes of one picture. */
export interface SettledPicture {
  readonly sourceId: string;
  readonly personId: string;
  readonly outcome: PictureOutcome;
  readonly because?: string | undefined;
  /** What shows from now on, where that changes. */
  readonly shows?: { readonly sha256: string | null; readonly token: string | null } | undefined;
  readonly before: string | null;
  /** The picture before was the person's own. */
  readonly beforeOwn: boolean;
  /** What this connector brought, where that changes; with the tag it came with. */
  readonly brought?: { readonly sha256: string | null; readonly tag: string | null } | undefined;
  /** Looked at again by the next run. */
  readonly due: boolean;
  /** Whether the person's line in the run tells of it. */
  readonly told: boolean;
}

export async function writeSettledPictures(
  transaction: Transaction,
  order: { readonly runId: string; readonly connectorId: string; readonly crop: string; readonly now: Date },
  settled: readonly SettledPicture[],
): Promise<void> {
  if (settled.length === 0) return;
  const rows = JSON.stringify(
    settled.map(({ shows, brought, ...plain }) => ({
      ...plain,
      moves: shows !== undefined,
      shownSha256: shows?.sha256,
      token: shows?.token,
      brings: brought !== undefined,
      broughtSha256: brought?.sha256,
      tag: brought?.tag,
    })),
  );
  await transaction.$executeRaw`
    update person set picture_sha256 = settled."shownSha256", picture_token = settled.token,
      picture_crop = case when settled."shownSha256" is null then null else ${order.crop} end,
      own_sha256 = null, updated_at = ${order.now}
    from jsonb_to_recordset(${rows}::jsonb) as settled ("personId" uuid, moves boolean, "shownSha256" text, token text)
    where person.id = settled."personId" and settled.moves`;
  await transaction.$executeRaw`
    update person_source held set picture_due = settled.due,
      picture_sha256 = case when settled.brings then settled."broughtSha256" else held.picture_sha256 end,
      picture_tag = case when settled.brings then settled.tag else held.picture_tag end,
      pictured_at = case when settled."broughtSha256" is null then held.pictured_at
        else coalesce(held.pictured_at, ${order.now}) end
    from jsonb_to_recordset(${rows}::jsonb) as settled (
      "sourceId" text, due boolean, brings boolean, "broughtSha256" text, tag text)
    where held.connector_id = ${order.connectorId}::uuid and held.source_id = settled."sourceId"`;
  await transaction.$executeRaw`
    update run_picture picture set state = 'done', outcome = settled.outcome
    from jsonb_to_recordset(${rows}::jsonb) as settled ("sourceId" text, outcome text)
    where picture.run_id = ${order.runId}::uuid and picture.source_id = settled."sourceId"`;
  await transaction.$executeRaw`
    insert into run_change (run_id, source_id, person_id, display_name, outcome, picture)
    select ${order.runId}::uuid, settled."sourceId", person.id, person.display_name, 'picture',
      jsonb_strip_nulls(jsonb_build_object('outcome', settled.outcome, 'because', settled.because,
        'before', settled.before, 'beforeOwn', nullif(settled."beforeOwn", false),
        'after', case when settled.moves then settled."shownSha256" else settled.before end))
    from jsonb_to_recordset(${rows}::jsonb) as settled (
      "sourceId" text, "personId" uuid, outcome text, because text, before text, "beforeOwn" boolean, moves boolean, "shownSha256" text, told boolean)
    join person on person.id = settled."personId"
    where settled.told
    on conflict (run_id, source_id) do update set picture = excluded.picture`;
}

/** How many pictures a run has settled how. `none` are people without a picture, whatever is kept for them. */
export async function countPictures(database: DatabaseOrTransaction, runId: string): Promise<RunCounts['pictures']> {
  const rows = await database.runPicture.groupBy({ by: ['outcome'], where: { runId, state: 'done' }, _count: true });
  const of = (...outcomes: PictureOutcome[]): number =>
    rows.filter(({ outcome }) => outcomes.some((one) => one === outcome)).reduce((sum, row) => sum + row._count, 0);
  return {
    changed: of('changed'),
    unchanged: of('unchanged', 'kept'),
    none: of('none', 'cleared'),
    failed: of('failed'),
  };
}

/** Those of the connector's people whose picture shows and of whom the provider now says that there is none. */
export async function countToBeCleared(
  database: DatabaseOrTransaction,
  { runId, connectorId }: { readonly runId: string; readonly connectorId: string },
): Promise<number> {
  const [counted] = await database.$queryRaw<{ people: number }[]>`
    select count(*)::int as people
    from run_picture picture
    join person_source held on held.connector_id = ${connectorId}::uuid and held.source_id = picture.source_id
    join person on person.id = held.person_id and person.picture_sha256 = held.picture_sha256
    where picture.run_id = ${runId}::uuid and picture.state = 'missing'`;
  return counted?.people ?? 0;
}

/** Pictures of the connector that no run needs to look at. */
export async function countSettledBefore(
  database: DatabaseOrTransaction,
  run: { readonly id: string; readonly connectorId: string },
): Promise<number> {
  const [counted] = await database.$queryRaw<{ people: number }[]>`
    select count(*)::int as people from person_source held
    where held.connector_id = ${run.connectorId}::uuid and held.present and held.picture_sha256 is not null
      and not exists (
        select from run_picture picture where picture.run_id = ${run.id}::uuid and picture.source_id = held.source_id)`;
  return counted?.people ?? 0;
}
