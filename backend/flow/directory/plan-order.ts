import { sql, type Prisma } from '../../database/client.ts';

/** Which run a plan is for, and what it goes by. */
export interface PlanOrder {
  readonly siteId: string;
  readonly connectorId: string;
  readonly runId: string;
  /** What reading ended with: only `whole` and `listed` tell who is gone by their absence. */
  readonly read: 'whole' | 'changes' | 'listed';
  /** `none`, `email` or `property:<name>`. */
  readonly matchingKey: string;
  /** Whether profiles are merged again if the order of connectors has changed. */
  readonly reorder: boolean;
}

/** The values that a record leads to: its own, and what `keep` keeps of those that are held. */
export function valuesAfter(record: Prisma.Sql, held: Prisma.Sql): Prisma.Sql {
  return sql`case when cardinality(${record}.keep) = 0 then ${record}."values" else
    coalesce((select jsonb_object_agg(kept, ${held}."values" -> kept) from unnest(${record}.keep) kept
      where ${held}."values" ? kept), '{}') || ${record}."values" end`;
}

/** How the record names the manager, by the same rule. */
export function managerReferenceAfter(record: Prisma.Sql, held: Prisma.Sql): Prisma.Sql {
  return sql`coalesce(${record}."values" ->> 'field:manager',
    case when 'field:manager' = any(${record}.keep) then ${held}.manager_reference end)`;
}

export function displayNameOf(values: Prisma.Sql, sourceId: Prisma.Sql): Prisma.Sql {
  return sql`coalesce(${values} ->> 'field:displayName', ${values} ->> 'field:email', ${sourceId})`;
}
