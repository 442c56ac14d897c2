import { z } from 'zod';
import {
  issueAction,
  issueOutcomeCode,
  withoutManagerReason,
  type IssueAction,
  type IssueOutcomeCode,
  type WithoutManagerReason,
} from '#contract/issue-outcomes.ts';
import { sql, type Database } from '../../database/client.ts';

/** Of what something is the outcome. */
export interface OutcomeKey {
  readonly siteId: string;
  readonly eventId: string;
}

export interface NewOutcome {
  readonly at: Date;
  readonly action: IssueAction;
  readonly outcome: IssueOutcomeCode;
  readonly issueKey?: string | undefined;
  readonly reason?: WithoutManagerReason | undefined;
  readonly personId?: string | undefined;
  /** How many issues were written. */
  readonly issues?: number | undefined;
  /** In Jira's words. */
  readonly because?: string | undefined;
}

const kept = z.object({
  id: z.bigint(),
  at: z.date(),
  action: issueAction,
  outcome: issueOutcomeCode,
  reason: withoutManagerReason.nullable(),
  issueKey: z.string().nullable(),
  personId: z.string().nullable(),
  /** Null too when the person is gone. */
  personName: z.string().nullable(),
  issues: z.int().nullable(),
  because: z.string().nullable(),
  commented: z.boolean(),
});
export type KeptOutcome = z.output<typeof kept>;

const columns = sql`outcome.id, outcome.at, outcome.action, outcome.outcome, outcome.reason,
  outcome.issue_key as "issueKey", person.id::text as "personId", person.display_name as "personName", outcome.issues,
  outcome.because, outcome.commented`;
const withPerson = sql`
  issue_outcome outcome left join person on person.id = outcome.person_id and person.site_id = outcome.site_id`;

/** The first that is said of an event stays. */
export async function keepOutcome(
  database: Database,
  { siteId, eventId }: OutcomeKey,
  { issueKey, reason, personId, issues, because, ...outcome }: NewOutcome,
): Promise<void> {
  const optional = {
    issueKey: issueKey ?? null,
    reason: reason ?? null,
    personId: personId ?? null,
    issues: issues ?? null,
    because: because ?? null,
  };
  await database.issueOutcome.createMany({
    data: [{ siteId, eventId, ...outcome, ...optional }],
    skipDuplicates: true,
  });
}

export async function findOutcome(
  database: Database,
  { siteId, eventId }: OutcomeKey,
): Promise<KeptOutcome | undefined> {
  const rows = await database.$queryRaw(sql`
    select ${columns} from ${withPerson} where outcome.site_id = ${siteId}::uuid and outcome.event_id = ${eventId}`);
  return z.array(kept).parse(rows)[0];
}

export async function noteCommented(database: Database, { siteId, eventId }: OutcomeKey): Promise<void> {
  await database.issueOutcome.updateMany({ where: { siteId, eventId }, data: { commented: true } });
}

export interface OutcomeQuery {
  readonly siteId: string;
  readonly action?: IssueAction | undefined;
  readonly outcome?: IssueOutcomeCode | undefined;
  /** Counts from 1. */
  readonly page: number;
  readonly pageSize: number;
}

/** Newest first. */
export async function listOutcomes(
  database: Database,
  { siteId, action, outcome, page, pageSize }: OutcomeQuery,
): Promise<{ readonly rows: readonly KeptOutcome[]; readonly total: number }> {
  const where = sql`outcome.site_id = ${siteId}::uuid
    and (${action ?? null}::text is null or outcome.action = ${action ?? null})
    and (${outcome ?? null}::text is null or outcome.outcome = ${outcome ?? null})`;
  const [rows, counted] = await Promise.all([
    database.$queryRaw(sql`
      select ${columns} from ${withPerson} where ${where}
      order by outcome.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`),
    database.$queryRaw(sql`select count(*)::int as total from issue_outcome outcome where ${where}`),
  ]);
  const [total] = z.array(z.object({ total: z.int() })).parse(counted);
  return { rows: z.array(kept).parse(rows), total: total?.total ?? 0 };
}

/** Deletes those that are older. */
export async function sweepOutcomes(database: Database, siteId: string, before: Date): Promise<number> {
  const { count } = await database.issueOutcome.deleteMany({ where: { siteId, at: { lt: before } } });
  return count;
}
