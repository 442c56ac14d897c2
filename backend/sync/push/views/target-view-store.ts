import { type RefusalCount } from '#contract/pushes.ts';
import { targetPerson, type TargetPerson, type TargetPersonStatus } from '#contract/targets.ts';
import { sql, type Database, type Prisma } from '../../../database/client.ts';
import { AppError } from '../../../errors/app-error.ts';
import { searchWords } from '../../../flow/model/search-text.ts';
import { noActivity, type TargetActivity } from '../../../targets/show-target.ts';
import type { ListOf } from '../../sync.ts';
import { parsePush } from '../life/push-state.ts';
import { showPush } from './push-view-store.ts';

export interface TargetPeopleQuery {
  readonly siteId: string;
  readonly targetId: string;
  readonly status?: TargetPersonStatus | undefined;
  /** Of a refusal, of the person as a whole or of one of their fields. */
  readonly code?: string | undefined;
  readonly search?: string | undefined;
  readonly personId?: string | undefined;
  /** Counts from 1. */
  readonly page: number;
  readonly pageSize: number;
}

interface PersonRow extends Omit<TargetPerson, 'code' | 'message' | 'drift' | 'nextAttemptAt' | 'appliedAt'> {
  readonly code: string | null;
  readonly message: string | null;
  readonly drift: TargetPerson['drift'] | null;
  readonly nextAttemptAt: Date | null;
  readonly appliedAt: Date | null;
}

/** In the order of names. */
export async function listTargetPeople(database: Database, query: TargetPeopleQuery): Promise<ListOf<TargetPerson>> {
  const target = await database.target.count({ where: { id: query.targetId, siteId: query.siteId } });
  if (target === 0) throw new AppError('not-found', 'There is no such target.');
  const where = conditions(query);
  const [rows, counted] = await Promise.all([
    database.$queryRaw<PersonRow[]>`
      select person_id as "personId", display_name as "displayName", status, leaving, erasure_id is not null as erased,
        remote_id as "remoteId", code, message,
        not_taken as "notTaken", drift, attempts, next_attempt_at as "nextAttemptAt", applied_at as "appliedAt"
      from target_person where ${where} order by sort_name, person_id
      limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`,
    database.$queryRaw<{ total: number }[]>`select count(*)::int as total from target_person where ${where}`,
  ]);
  return { items: rows.map(showPerson), total: counted[0]?.total ?? 0 };
}

function showPerson({ code, message, drift, nextAttemptAt, appliedAt, ...row }: PersonRow): TargetPerson {
  return targetPerson.parse({
    ...row,
    ...(code !== null && { code }),
    ...(message !== null && { message }),
    drift: drift ?? [],
    nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
    appliedAt: appliedAt?.toISOString() ?? null,
  });
}

function conditions({ targetId, status, code, search = '', personId }: TargetPeopleQuery): Prisma.Sql {
  const named = searchWords(search).map((word) => sql`and position(${word} in sort_name) > 0`);
  const coded = sql`and (code = ${code ?? ''}
    or not_taken @> ${JSON.stringify([{ code: code ?? '' }])}::jsonb)`;
  return sql`target_id = ${targetId}::uuid
    ${status === undefined ? sql`` : sql`and status = ${status}`}
    ${code === undefined ? sql`` : coded}
    ${personId === undefined ? sql`` : sql`and person_id = ${personId}::uuid`}
    ${named.reduce((all, one) => sql`${all} ${one}`, sql``)}`;
}

interface ActivityRow extends Record<TargetPersonStatus, number> {
  readonly id: string;
  readonly name: string;
  readonly activeId: string | null;
  readonly lastId: string | null;
}

/** By target id, in a few statements however many targets there are. */
export async function targetActivity(database: Database, siteId: string): Promise<ReadonlyMap<string, TargetActivity>> {
  const rows = await readFigures(database, siteId);
  const ids = rows.flatMap(({ activeId, lastId }) => [activeId, lastId]).filter((id) => id !== null);
  const pushes = new Map((await database.push.findMany({ where: { id: { in: ids } } })).map((row) => [row.id, row]));
  const refusals = await readRefusals(database, siteId);
  return new Map(
    rows.map(({ id, name, activeId, lastId, ...states }) => {
      const show = (pushId: string | null) => {
        const push = pushId === null ? undefined : pushes.get(pushId);
        return push ? showPush(parsePush(push), name) : null;
      };
      const ofTarget = refusals.filter(({ targetId }) => targetId === id);
      return [
        id,
        {
          ...noActivity,
          states,
          refusals: ofTarget.map(({ code, message, field, people }) => ({
            ...{ code, message, people },
            ...(field !== null && { field }),
          })),
          activePush: show(activeId),
          lastPush: show(lastId),
        },
      ];
    }),
  );
}

function readFigures(database: Database, siteId: string): Promise<readonly ActivityRow[]> {
  return database.$queryRaw<ActivityRow[]>`
    select target.id, target.name, coalesce(states.applied, 0)::int as applied, coalesce(states.pending, 0)::int as pending,
      coalesce(states.refused, 0)::int as refused, coalesce(states.failed, 0)::int as failed,
      coalesce(states.drifted, 0)::int as drifted, active.id as "activeId", last.id as "lastId"
    from target
    left join (
      select target_id, count(*) filter (where status = 'applied') as applied,
        count(*) filter (where status = 'pending') as pending, count(*) filter (where status = 'refused') as refused,
        count(*) filter (where status = 'failed') as failed, count(*) filter (where status = 'drifted') as drifted
      from target_person where site_id = ${siteId}::uuid group by target_id
    ) states on states.target_id = target.id
    left join lateral (
      select id from push where push.target_id = target.id and push.status in ('queued', 'working') limit 1
    ) active on true
    left join lateral (
      select id from push where push.target_id = target.id and push.status not in ('queued', 'working')
      order by created_at desc, id desc limit 1
    ) last on true
    where target.site_id = ${siteId}::uuid`;
}

type RefusalRow = Omit<RefusalCount, 'field'> & { readonly targetId: string; readonly field: string | null };

/** Two hundred and fifty refusals for the same reason are one line. */
function readRefusals(database: Database, siteId: string): Promise<readonly RefusalRow[]> {
  return database.$queryRaw<RefusalRow[]>`
    select * from (
      select target_id as "targetId", code, message, null as field, count(*)::int as people
      from target_person where site_id = ${siteId}::uuid and status in ('refused', 'failed') and code is not null
      group by target_id, code, message
      union all
      select held.target_id, given.code, given.message, given.field, count(*)::int
      from target_person held
      cross join lateral jsonb_to_recordset(held.not_taken) as given (field text, code text, message text)
      where held.site_id = ${siteId}::uuid and held.not_taken <> '[]'::jsonb
      group by held.target_id, given.field, given.code, given.message
    ) counted order by people desc, code, field limit 500`;
}
