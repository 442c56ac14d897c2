import type { z } from 'zod';
import { pushLine, type Push, type PushLine, type PushStatus, type RefusalCount } from '#contract/pushes.ts';
import { sql, type Database, type Prisma } from '../../../database/client.ts';
import { definedOnly } from '../../../database/defined-only.ts';
import { AppError } from '../../../errors/app-error.ts';
import { searchWords } from '../../../flow/model/search-text.ts';
import type { ListOf } from '../../sync.ts';
import { parsePush, type PushState } from '../life/push-state.ts';

export interface PushQuery {
  readonly siteId: string;
  readonly targetId?: string | undefined;
  readonly runId?: string | undefined;
  readonly status?: PushStatus | undefined;
  /** Counts from 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface PushLineQuery {
  readonly siteId: string;
  readonly pushId: string;
  readonly outcome?: PushLine['outcome'] | undefined;
  readonly code?: string | undefined;
  readonly search?: string | undefined;
  /** Counts from 1. */
  readonly page: number;
  readonly pageSize: number;
}

const withTargetName = { target: { select: { name: true } } } as const;

export async function getPush(database: Database, siteId: string, pushId: string): Promise<Push> {
  const row = await database.push.findFirst({ where: { id: pushId, siteId }, include: withTargetName });
  if (!row) throw new AppError('not-found', 'There is no such push.');
  const { target, ...push } = row;
  return showPush(parsePush(push), target.name);
}

/** Newest first. */
export async function listPushes(database: Database, query: PushQuery): Promise<ListOf<Push>> {
  const { page, pageSize, ...filter } = query;
  const where = definedOnly(filter);
  const [rows, total] = await Promise.all([
    database.push.findMany({
      where,
      include: withTargetName,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    database.push.count({ where }),
  ]);
  return { items: rows.map(({ target, ...push }) => showPush(parsePush(push), target.name)), total };
}

export function showPush(push: PushState, targetName: string): Push {
  const { id, targetId, type, trigger, startedBy, runId, personId, repair, status, counts, expected, leftOut } = push;
  const { pauses } = push;
  return {
    ...{ id, targetId, targetName, type, trigger, startedBy, runId, personId, repair },
    ...{ status, counts, expected, leftOut, pauses },
    problem: push.problem,
    waitingUntil: push.waitingUntil?.toISOString() ?? null,
    createdAt: push.createdAt.toISOString(),
    startedAt: push.startedAt?.toISOString() ?? null,
    finishedAt: push.finishedAt?.toISOString() ?? null,
  };
}

/** What a push was refused, or failed at: one line for each reason, most people first. */
export function countPushRefusals(database: Database, pushId: string): Promise<RefusalCount[]> {
  return database.$queryRaw<RefusalCount[]>`
    select code, message, count(*)::int as people from push_line
    where push_id = ${pushId}::uuid and code is not null and message is not null group by code, message
    order by people desc, code, message limit 100`;
}

type LineRow = Omit<z.input<typeof pushLine>, 'code' | 'message'> & {
  readonly code: string | null;
  readonly message: string | null;
};

/** In the order of names. */
export async function listPushLines(database: Database, query: PushLineQuery): Promise<ListOf<PushLine>> {
  await getPush(database, query.siteId, query.pushId);
  const where = conditions(query);
  const [rows, counted] = await Promise.all([
    database.$queryRaw<LineRow[]>`
      select person_id as "personId", display_name as "displayName", outcome, fields, code, message
      from push_line where ${where} order by sort_name, person_id
      limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`,
    database.$queryRaw<{ total: number }[]>`select count(*)::int as total from push_line where ${where}`,
  ]);
  const items = rows.map(({ code, message, ...line }) =>
    pushLine.parse({ ...line, ...(code !== null && { code }), ...(message !== null && { message }) }),
  );
  return { items, total: counted[0]?.total ?? 0 };
}

function conditions({ pushId, outcome, code, search = '' }: PushLineQuery): Prisma.Sql {
  const named = searchWords(search).map((word) => sql`and position(${word} in sort_name) > 0`);
  return sql`push_id = ${pushId}::uuid and step = 'done'
    ${outcome === undefined ? sql`` : sql`and outcome = ${outcome}`}
    ${code === undefined ? sql`` : sql`and code = ${code}`}
    ${named.reduce((all, one) => sql`${all} ${one}`, sql``)}`;
}
