import type { AccessKind, PersonAccess } from '#contract/privacy.ts';
import { personAccess } from '#contract/privacy.ts';
import { sql, type DatabaseOrTransaction, type Prisma } from '../../database/client.ts';
import { searchWords } from '../../flow/model/search-text.ts';

export interface Access {
  readonly siteId: string;
  /** Absent: nobody in particular. */
  readonly personId: string | undefined;
  readonly what: AccessKind;
  readonly viewerKind: PersonAccess['viewerKind'];
  readonly viewer: string;
  readonly count: number;
  readonly lastAt: Date;
}

const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Adds to what is counted already. Of people who are no longer there nothing is written: they may have been erased
 * since. Rows are written in the order of their keys, so that processes do not wait for each other in a circle.
 */
export async function saveAccesses(database: DatabaseOrTransaction, accesses: readonly Access[]): Promise<void> {
  if (accesses.length === 0) return;
  const rows = accesses.map(({ personId = nobody, ...access }) => ({ personId, ...access }));
  await database.$executeRaw`
    with seen as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as seen (
        "siteId" uuid, "personId" uuid, what text, "viewerKind" text, viewer text, count int, "lastAt" timestamptz)
    ), known as materialized (
      select id from person where id in (select "personId" from seen) order by id for key share
    )
    insert into person_access (site_id, person_id, day, what, viewer_kind, viewer, count, last_at)
    select "siteId", "personId", ("lastAt" at time zone 'UTC')::date, what, "viewerKind", viewer, sum(count)::int, max("lastAt")
    from seen where "personId" = ${nobody}::uuid or "personId" in (select id from known)
    group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6
    on conflict (site_id, person_id, day, what, viewer_kind, viewer) do update set
      count = person_access.count + excluded.count, last_at = greatest(person_access.last_at, excluded.last_at)`;
}

export interface AccessQuery {
  readonly siteId: string;
  readonly personId?: string | undefined;
  readonly what?: AccessKind | undefined;
  readonly search?: string | undefined;
  /** Counts from 1. */
  readonly page: number;
  readonly pageSize: number;
}

interface AccessRow {
  readonly viewer: string;
  readonly viewerKind: string;
  readonly personId: string | null;
  readonly displayName: string | null;
  readonly what: string;
  readonly day: string;
  readonly count: number;
  readonly lastAt: Date;
}

/** Latest first. */
export async function listAccesses(
  database: DatabaseOrTransaction,
  query: AccessQuery,
): Promise<{ items: PersonAccess[]; total: number }> {
  const from = sql`person_access seen left join person on person.id = seen.person_id where ${conditions(query)}`;
  const [rows, counted] = await Promise.all([
    database.$queryRaw<AccessRow[]>`
      select seen.viewer, seen.viewer_kind as "viewerKind", person.id as "personId", person.display_name as "displayName",
        seen.what, seen.day::text as day, seen.count, seen.last_at as "lastAt"
      from ${from} order by seen.last_at desc, seen.viewer, seen.person_id, seen.what
      limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`,
    database.$queryRaw<{ total: number }[]>`select count(*)::int as total from ${from}`,
  ]);
  return { items: rows.map(showAccess), total: counted[0]?.total ?? 0 };
}

function conditions({ siteId, personId, what, search = '' }: AccessQuery): Prisma.Sql {
  const named = searchWords(search).map(
    (word) => sql`and (position(${word} in fold_text(seen.viewer)) > 0 or position(${word} in person.search_text) > 0)`,
  );
  return sql`seen.site_id = ${siteId}::uuid
    ${personId === undefined ? sql`` : sql`and seen.person_id = ${personId}::uuid`}
    ${what === undefined ? sql`` : sql`and seen.what = ${what}`}
    ${named.reduce((all, one) => sql`${all} ${one}`, sql``)}`;
}

function showAccess({ personId, displayName, lastAt, ...row }: AccessRow): PersonAccess {
  const person = personId === null || displayName === null ? null : { id: personId, displayName };
  return personAccess.parse({ ...row, person, lastAt: lastAt.toISOString() });
}

/** Deletes what is older. */
export async function sweepAccesses(database: DatabaseOrTransaction, siteId: string, before: Date): Promise<number> {
  return (await database.personAccess.deleteMany({ where: { siteId, lastAt: { lt: before } } })).count;
}
