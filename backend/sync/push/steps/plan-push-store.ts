import type { PushType } from '#contract/pushes.ts';
import { sql, type Prisma, type Transaction } from '../../../database/client.ts';
import { desiredRows, type DesiredOrder } from './desired-people-store.ts';
import { findingRefusals } from './finding-refusals.ts';

export interface PushPlanOrder extends DesiredOrder {
  readonly pushId: string;
  readonly type: PushType;
  /** With type `person`. */
  readonly personId: string | undefined;
  readonly removal: 'leave' | 'clear' | 'deactivate';
  /** Whoever is not found is created. */
  readonly creates: boolean;
  readonly now: Date;
}

/**
 * Compares how everyone is to look with how they were last made to look, and writes a line for each whom the push deals
 * with. Planned again in the middle of a push, it only adds lines. Answers how many lines there are.
 */
export async function planPush(transaction: Transaction, order: PushPlanOrder): Promise<number> {
  await computeDesired(transaction, order);
  await noteDesired(transaction, order);
  await noteLeaving(transaction, order);
  await writeLines(transaction, order);
  await transaction.$executeRaw`drop table push_desired`;
  const [row] = await transaction.$queryRaw<{ lines: number }[]>`
    select count(*)::int as lines from push_line where push_id = ${order.pushId}::uuid`;
  return row?.lines ?? 0;
}

const only = ({ personId }: PushPlanOrder) => (personId === undefined ? undefined : [personId]);

async function computeDesired(transaction: Transaction, order: PushPlanOrder): Promise<void> {
  await transaction.$executeRaw`
    create temporary table push_desired (person_id uuid primary key, display_name text, sort_name text,
      match_value text, hash text) on commit drop`;
  await transaction.$executeRaw`
    insert into push_desired (person_id, display_name, sort_name, match_value, hash)
    select person_id, display_name, sort_name, match_value, hash from (${desiredRows(order, only(order))}) desired`;
  await transaction.$executeRaw`analyze push_desired`;
}

/**
 * Only rows in which something changes are written. Whoever looks again as they did when applied is no longer pending. A
 * refusal stands until something changes that matters to it.
 */
async function noteDesired(transaction: Transaction, order: PushPlanOrder): Promise<void> {
  const { targetId, siteId, now } = order;
  await transaction.$executeRaw`
    insert into target_person as held
      (target_id, person_id, site_id, display_name, sort_name, status, match_value, desired_hash, updated_at)
    select ${targetId}::uuid, person_id, ${siteId}::uuid, display_name, sort_name, 'pending', match_value, hash, ${now}
    from push_desired order by person_id
    on conflict (target_id, person_id) do update set
      display_name = excluded.display_name, sort_name = excluded.sort_name, leaving = false,
      desired_hash = excluded.desired_hash, updated_at = excluded.updated_at,
      status = case
        when held.leaving then 'pending'
        when ${isNobody(order)} then
          case when held.match_value is not distinct from excluded.match_value then held.status else 'pending' end
        when held.desired_hash is not distinct from excluded.desired_hash then held.status
        when held.applied_hash = excluded.desired_hash and held.status in ('pending', 'applied') then 'applied'
        else 'pending' end,
      applied_hash = case when held.leaving then null else held.applied_hash end
    where held.leaving
      or (held.desired_hash, held.display_name, held.sort_name)
        is distinct from (excluded.desired_hash, excluded.display_name, excluded.sort_name)
      or (${isNobody(order)} and held.match_value is distinct from excluded.match_value)`;
}

/**
 * Of `held`: refused since it is not known who of the target they are. Only the value by which they are looked for
 * matters to that, not what would be written of them; but who is disabled is not created, and is once they are enabled.
 */
function isNobody({ creates }: PushPlanOrder): Prisma.Sql {
  const codes = Object.values(findingRefusals).map(({ code }) => code);
  const looked = codes.filter((code) => !(creates && code === findingRefusals.notFound.code));
  return sql`(held.status = 'refused' and held.remote_id is null and held.code = any(${looked}))`;
}

/** Whoever no longer belongs to the target is forgotten at once where nothing was written, or where it is to stay. */
async function noteLeaving(transaction: Transaction, order: PushPlanOrder): Promise<void> {
  const { targetId, personId, removal, now } = order;
  const gone = sql`held.target_id = ${targetId}::uuid and not held.leaving
    and ${personId === undefined ? sql`true` : sql`held.person_id = ${personId}::uuid`}
    and not exists (select from push_desired desired where desired.person_id = held.person_id)`;
  await transaction.$executeRaw`
    delete from target_person held
    where ${gone} and (${removal === 'leave'} or held.applied_at is null or held.remote_id is null)`;
  await transaction.$executeRaw`
    update target_person held set leaving = true, status = 'pending', desired_hash = null, next_attempt_at = null,
      attempts = 0, updated_at = ${now}
    where ${gone}`;
}

async function writeLines(transaction: Transaction, order: PushPlanOrder): Promise<void> {
  const { pushId, targetId, type, now } = order;
  await transaction.$executeRaw`
    insert into push_line (push_id, person_id, display_name, sort_name, step)
    select ${pushId}::uuid, held.person_id, held.display_name, held.sort_name,
      case when not held.leaving and ${type !== 'drift'}
        and (held.remote_id is null or held.match_value is distinct from coalesce(desired.match_value, held.match_value))
        then 'find' else 'act' end
    from target_person held
    left join push_desired desired on desired.person_id = held.person_id
    where held.target_id = ${targetId}::uuid and ${dueFor(order, type, now)}
      and (held.leaving or desired.person_id is not null)
    on conflict (push_id, person_id) do nothing`;
}

function dueFor({ personId }: PushPlanOrder, type: PushType, now: Date): Prisma.Sql {
  switch (type) {
    case 'changes':
      return sql`(held.status = 'pending' or held.next_attempt_at <= ${now})`;
    case 'full':
    case 'dryRun':
      return sql`(held.status <> 'applied' or held.not_taken <> '[]'::jsonb)`;
    case 'person':
      return sql`held.person_id = ${personId ?? null}::uuid`;
    case 'drift':
      return sql`(held.status in ('applied', 'drifted') and held.remote_id is not null and not held.leaving)`;
  }
}
