import { z } from 'zod';
import type { Database } from '../../database/client.ts';

/** What pushes in the history came to, by the kind of target and a label. */
const kindFigures = z.array(z.object({ kind: z.string(), label: z.string(), value: z.number() }));
type KindFigures = z.infer<typeof kindFigures>;

const targetFigures = z.array(
  z.object({
    target: z.string(),
    kind: z.string(),
    paused: z.boolean(),
    /** Absent: no push has succeeded yet. */
    lastSuccessAt: z.date().nullable(),
    /** Of the last push that came to an end by itself. */
    durationSeconds: z.number().nullable(),
    applied: z.int(),
    pending: z.int(),
    refused: z.int(),
    failed: z.int(),
    drifted: z.int(),
  }),
);
export type TargetFigures = z.infer<typeof targetFigures>[number];

export interface PushFigures {
  /** By status. */
  readonly pushes: KindFigures;
  /** By outcome. */
  readonly people: KindFigures;
  readonly pauses: readonly { readonly kind: string; readonly value: number }[];
  readonly targets: readonly TargetFigures[];
}

export async function readPushFigures(database: Database, siteId: string): Promise<PushFigures> {
  const [pushes, people, pauses, targets] = await Promise.all([
    database.$queryRaw`
      select target.kind, push.status as label, count(*)::int as value
      from push join target on target.id = push.target_id
      where push.site_id = ${siteId}::uuid group by target.kind, push.status`,
    database.$queryRaw`
      select target.kind, came.outcome as label, sum(came.people::int)::float8 as value
      from push join target on target.id = push.target_id cross join lateral jsonb_each_text(push.counts) as came (outcome, people)
      where push.site_id = ${siteId}::uuid group by target.kind, came.outcome`,
    database.$queryRaw`
      select target.kind, '' as label, sum(push.pauses)::float8 as value
      from push join target on target.id = push.target_id
      where push.site_id = ${siteId}::uuid group by target.kind`,
    readTargets(database, siteId),
  ]);
  return {
    pushes: kindFigures.parse(pushes),
    people: kindFigures.parse(people),
    pauses: kindFigures.parse(pauses),
    targets: targetFigures.parse(targets),
  };
}

function readTargets(database: Database, siteId: string): Promise<unknown> {
  return database.$queryRaw`
    select target.name as target, target.kind, coalesce(target.paused_until > now(), false) as paused,
      succeeded.finished_at as "lastSuccessAt",
      extract(epoch from ended.finished_at - ended.started_at)::float8 as "durationSeconds",
      coalesce(states.applied, 0)::int as applied, coalesce(states.pending, 0)::int as pending,
      coalesce(states.refused, 0)::int as refused, coalesce(states.failed, 0)::int as failed,
      coalesce(states.drifted, 0)::int as drifted
    from target
    left join lateral (
      select count(*) filter (where status = 'applied') as applied, count(*) filter (where status = 'pending') as pending,
        count(*) filter (where status = 'refused') as refused, count(*) filter (where status = 'failed') as failed,
        count(*) filter (where status = 'drifted') as drifted
      from target_person held where held.target_id = target.id
    ) states on true
    left join lateral (
      select finished_at from push
      where push.target_id = target.id and status = 'succeeded' and type <> 'dryRun'
      order by created_at desc, id desc limit 1
    ) succeeded on true
    left join lateral (
      select started_at, finished_at from push
      where push.target_id = target.id and status in ('succeeded', 'failed')
      order by created_at desc, id desc limit 1
    ) ended on true
    where target.site_id = ${siteId}::uuid`;
}
