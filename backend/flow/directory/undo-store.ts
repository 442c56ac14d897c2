import type { Transaction } from '../../database/client.ts';

export interface UndoOrder {
  /** The run that undoes. */
  readonly runId: string;
  readonly connectorId: string;
  /** The run that is undone. */
  readonly undoes: string;
}

const changedSince = 'A newer run has changed this person since, so they stay as they are.';

/**
 * Stages what was there before a run as if the provider had sent it, for the plan and its lines to be made as for any
 * run. A value that something newer has changed stays as it is.
 */
export async function stageUndo(transaction: Transaction, order: UndoOrder): Promise<void> {
  await stageVanished(transaction, order);
  await stageReturned(transaction, order);
  await stageValues(transaction, order);
}

/** Who came with the run goes, as long as nothing has touched them. */
async function stageVanished(transaction: Transaction, { runId, connectorId, undoes }: UndoOrder): Promise<void> {
  await transaction.$executeRaw`
    insert into run_record (run_id, source_id, kind, because)
    select ${runId}::uuid, line.source_id, case when touched then 'skipped' else 'removed' end,
      case when touched then ${changedSince}::text end
    from run_change line
    left join person_source held on held.connector_id = ${connectorId}::uuid and held.source_id = line.source_id
    cross join lateral (
      select held.present is not true or held.draft_hash <> line.undo ->> 'written' as touched) since
    where line.run_id = ${undoes}::uuid
      and (line.outcome = 'created' or line.undo ? 'joined' or line.undo ->> 'present' = 'false')`;
}

/** Who was gone with the run comes back, as they were. */
async function stageReturned(transaction: Transaction, { runId, connectorId, undoes }: UndoOrder): Promise<void> {
  await transaction.$executeRaw`
    insert into run_record (run_id, source_id, kind, active, "values", keep, "references", draft_hash,
      picture_tag, picture_locator, because)
    select ${runId}::uuid, held.source_id, case when held.present then 'skipped' else 'record' end, held.active,
      held."values", '{}', held."references", held.draft_hash, held.picture_tag,
      held.picture_locator, case when held.present then ${changedSince}::text end
    from run_change line
    join person_source held on held.connector_id = ${connectorId}::uuid
      and held.source_id = case when line.outcome = 'gone' then line.source_id else line.undo ->> 'takenOver' end
    where line.run_id = ${undoes}::uuid and (line.outcome = 'gone' or line.undo ? 'takenOver')
    on conflict do nothing`;
}

/** Whose values the run changed get them back, each one that is still as the run left it. */
async function stageValues(transaction: Transaction, { runId, connectorId, undoes }: UndoOrder): Promise<void> {
  await transaction.$executeRaw`
    insert into run_record (run_id, source_id, kind, active, "values", keep, "references", draft_hash,
      picture_tag, picture_locator, because)
    select ${runId}::uuid, held.source_id, case when nothing then 'skipped' else 'record' end,
      case when held.active::text = line.undo ->> 'writtenActive' then (line.undo ->> 'active')::boolean else held.active end,
      (held."values" - coalesce(back.keys, '{}')) || coalesce(back."values", '{}'), '{}',
      case when untouched then array(select jsonb_array_elements_text(line.undo -> 'references')) else held."references" end,
      case when untouched then line.undo ->> 'hash' else held.draft_hash end,
      held.picture_tag, held.picture_locator,
      case
        when nothing then ${changedSince}::text
        when back.kept is not null then concat('Changed since, and left as it is: ', back.kept, '.')
      end
    from run_change line
    join person_source held on held.connector_id = ${connectorId}::uuid and held.source_id = line.source_id
    cross join lateral (
      select coalesce(line.undo -> 'before', line.before) - 'active' as before,
        coalesce(line.undo -> 'after', line.after) - 'active' as after
    ) source
    cross join lateral (
      select array_agg(key) filter (where same) as keys,
        jsonb_object_agg(key, source.before -> key) filter (where same and source.before ? key) as "values",
        string_agg(substr(key, strpos(key, ':') + 1), ', ' order by key) filter (where not same) as kept
      from (
        select key, held."values" -> key is not distinct from source.after -> key as same
        from (select jsonb_object_keys(source.before || source.after) as key) changed
      ) compared
    ) back
    cross join lateral (
      select held.present and held.draft_hash = line.undo ->> 'written' as untouched,
        not held.present or (back.keys is null and back.kept is not null) as nothing
    ) since
    where line.run_id = ${undoes}::uuid and line.outcome in ('updated', 'reactivated', 'disabled')
      and line.undo ->> 'present' = 'true'`;
}
