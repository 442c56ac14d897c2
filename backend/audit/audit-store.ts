import { z } from 'zod';
import type { AuditEntry } from '#contract/accounts.ts';
import type { AuditEntryModel } from '../database/generated/models/AuditEntry.ts';
import { definedOnly } from '../database/defined-only.ts';
import type { DatabaseOrTransaction } from '../database/client.ts';
import type { JsonObject } from '../flow/model/json.ts';

/** What was done, for the audit log. Names settings; never holds a secret's value. */
export interface AuditNote {
  /** A stable word such as `connector.updated`. */
  readonly action: string;
  /** What it was done to, as people know it: a connector's name, an account's e-mail address. */
  readonly subject: string;
  readonly details?: JsonObject;
  /** Who did it, where the caller is not known yet: whoever has just set Roster up. */
  readonly actor?: string;
  /** Where it was done, where that is no longer the caller's site: whose people are shared now. */
  readonly siteId?: string;
}

/** Who did it, and where. */
export interface AuditOrigin {
  readonly siteId: string;
  readonly actor: string;
  readonly at: Date;
}

export interface AuditQuery {
  readonly siteId: string;
  readonly action?: string | undefined;
  /** Part of the actor, the action or the subject. */
  readonly search?: string | undefined;
  /** Counts from 1. */
  readonly page: number;
  readonly pageSize: number;
}

export async function recordAudit(
  database: DatabaseOrTransaction,
  { siteId: ofCaller, actor: caller, at }: AuditOrigin,
  { action, subject, details = {}, actor = caller, siteId = ofCaller }: AuditNote,
): Promise<void> {
  await database.auditEntry.create({ data: { siteId, at, actor, action, subject, details } });
}

/** Newest first. */
export async function listAudit(
  database: DatabaseOrTransaction,
  { siteId, action, search, page, pageSize }: AuditQuery,
): Promise<{ items: AuditEntry[]; total: number }> {
  const contains = { contains: search ?? '', mode: 'insensitive' } as const;
  const where = {
    siteId,
    ...definedOnly({ action }),
    ...(search !== undefined &&
      search !== '' && { OR: [{ actor: contains }, { action: contains }, { subject: contains }] }),
  };
  const [rows, total] = await Promise.all([
    database.auditEntry.findMany({ where, orderBy: { id: 'desc' }, skip: (page - 1) * pageSize, take: pageSize }),
    database.auditEntry.count({ where }),
  ]);
  return { items: rows.map(showEntry), total };
}

function showEntry({ id, at, actor, action, subject, details }: AuditEntryModel): AuditEntry {
  return { id: String(id), at: at.toISOString(), actor, action, subject, details: z.json().parse(details) };
}
