import type { Transaction } from '../../database/client.ts';
import type { PersonToErase } from './erase-directory-store.ts';

/** What one target has of the person. */
export interface HeldAtTarget {
  readonly targetId: string;
  readonly name: string;
  readonly kind: string;
  readonly removal: string;
  readonly remoteId: string | null;
  /** Something was written there, or is being written right now. */
  readonly isWritten: boolean;
}

export function heldAtTargets(
  transaction: Transaction,
  { siteId, personId }: PersonToErase,
): Promise<readonly HeldAtTarget[]> {
  return transaction.$queryRaw<HeldAtTarget[]>`
    select target.id as "targetId", target.name, target.kind, target.removal, held.remote_id as "remoteId",
      held.applied_at is not null or exists (
        select from push join push_line line on line.push_id = push.id and line.person_id = held.person_id
        where push.target_id = target.id and push.status in ('queued', 'working') and line.step = 'act') as "isWritten"
    from target_person held join target on target.id = held.target_id
    where held.site_id = ${siteId}::uuid and held.person_id = ${personId}::uuid
    order by target.name for update of held`;
}

/** What is kept until the target has taken everything back: whose account it was there, and the names of what was written. */
export async function keepWhatToTakeBack(
  transaction: Transaction,
  { siteId, personId }: PersonToErase,
  order: { readonly targets: readonly string[]; readonly erasureId: string; readonly now: Date },
): Promise<void> {
  await transaction.$executeRaw`
    update target_person held set person_id = gen_random_uuid(), erasure_id = ${order.erasureId}::uuid,
      display_name = 'Erased person', sort_name = 'erased person', status = 'pending', leaving = true,
      desired_hash = null, applied_hash = null, match_value = null, state = null, code = null, message = null,
      not_taken = '[]', drift = null, attempts = 0, next_attempt_at = null, updated_at = ${order.now},
      wrote = jsonb_strip_nulls(jsonb_build_object(
          'active', held.wrote -> 'active')) || jsonb_build_object('fields', coalesce((
          select jsonb_object_agg(name, null::jsonb) from (
            select jsonb_object_keys(held.wrote -> 'fields') as name
            union select field ->> 'to' from jsonb_array_elements(target.fields) field where held.wrote is null
          ) written), '{}'::jsonb))
        || case when held.wrote ? 'manager' or held.wrote is null and target.manager
          then '{"manager": null}'::jsonb else '{}' end
        || case when held.wrote ? 'picture' or held.wrote is null and target.pictures ->> 'send' = 'true'
          then '{"picture": null}'::jsonb else '{}' end
    from target
    where target.id = held.target_id and held.site_id = ${siteId}::uuid and held.person_id = ${personId}::uuid
      and held.target_id = any(${[...order.targets]}::uuid[])`;
}

/** Everything else about targets. `names`: of the person at targets and as a manager. */
export async function eraseFromTargets(
  transaction: Transaction,
  { siteId, personId }: PersonToErase,
  names: readonly string[],
): Promise<void> {
  await transaction.targetPerson.deleteMany({ where: { siteId, personId } });
  await transaction.$executeRaw`
    delete from push_line line using push
    where push.site_id = ${siteId}::uuid and line.push_id = push.id and line.person_id = ${personId}::uuid`;
  await transaction.push.updateMany({
    where: { siteId, personId, status: { notIn: ['queued', 'working'] } },
    data: { personId: null },
  });
  await forgetAsManager(transaction, siteId, names);
}

/** Of other people, whom they were given as manager there. Who their manager is now is pushed as any change is. */
export async function forgetAsManager(
  transaction: Transaction,
  siteId: string,
  names: readonly string[],
): Promise<void> {
  const named = [...new Set(names.map((name) => name.toLowerCase()))];
  await transaction.$executeRaw`
    update target_person set
      wrote = case when lower(wrote #>> '{manager,email}') = any(${named}) or lower(wrote #>> '{manager,remoteId}') = any(${named})
        then jsonb_set(wrote, '{manager}', 'null') else wrote end,
      state = case when lower(state ->> 'manager') = any(${named}) then state - 'manager' else state end
    where site_id = ${siteId}::uuid and (lower(wrote #>> '{manager,email}') = any(${named})
      or lower(wrote #>> '{manager,remoteId}') = any(${named}) or lower(state ->> 'manager') = any(${named}))`;
  await transaction.$executeRaw`
    update push_line line set fields = (
      select jsonb_agg(case when change ->> 'name' <> 'manager' then change else change
        || case when lower(change ->> 'before') = any(${named}) then '{"before": null}'::jsonb else '{}' end
        || case when lower(change ->> 'after') = any(${named}) then '{"after": null}'::jsonb else '{}' end end order by place)
      from jsonb_array_elements(line.fields) with ordinality as given (change, place))
    from push
    where push.site_id = ${siteId}::uuid and line.push_id = push.id and exists (
      select from jsonb_to_recordset(line.fields) as change (name text, before text, after text)
      where change.name = 'manager' and (lower(change.before) = any(${named}) or lower(change.after) = any(${named})))`;
}
