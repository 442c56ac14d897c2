import { z } from 'zod';
import { uuidOfText } from '../../access/uuid-of-text.ts';
import type { ToldByForge } from './forge-event.ts';

const object = z.record(z.string(), z.unknown());
const id = z.union([z.string(), z.int().transform(String)]);
const issue = z.object({ id });
const changes = z.object({
  items: z.array(z.object({ field: z.string().optional(), fieldId: z.string().optional() })),
});
const user = z.object({ accountId: z.string() });

/** As https://developer.atlassian.com/platform/forge/events-reference/jira/ has them; others are of no use to Roster. */
const told = z.discriminatedUnion('eventType', [
  z.object({ eventType: z.literal('avi:jira:created:issue'), issue }),
  z.object({ eventType: z.literal('avi:jira:updated:issue'), issue, changelog: changes.optional() }),
  z.object({ eventType: z.literal('avi:jira:updated:user'), user }),
  z.object({ eventType: z.literal('avi:jira:deleted:user'), user }),
  z.object({ eventType: z.literal('avi:confluence:deleted:user'), user }),
]);

export interface ReadEvent {
  /** The same whenever Forge tells the same event again. */
  readonly eventId: string;
  readonly event: ToldByForge;
}

/** What Forge tells of an installation; undefined: nothing that Roster does anything about. */
export function readForgeEvent(installationId: string, body: unknown): ReadEvent | undefined {
  const payload = payloadOf(body);
  const parsed = told.safeParse(payload);
  if (!parsed.success) return undefined;
  return { eventId: eventIdOf(installationId, payload), event: eventOf(parsed.data) };
}

function eventOf(event: z.output<typeof told>): ToldByForge {
  switch (event.eventType) {
    case 'avi:jira:created:issue':
      return { kind: 'created', issueId: event.issue.id };
    case 'avi:jira:updated:issue':
      return { kind: 'updated', issueId: event.issue.id, changedFields: namesOf(event.changelog) };
    case 'avi:jira:updated:user':
    case 'avi:jira:deleted:user':
    case 'avi:confluence:deleted:user':
      return { kind: 'userChanged', accountId: event.user.accountId };
  }
}

function namesOf(changelog: z.output<typeof changes> | undefined): string[] {
  const names = (changelog?.items ?? []).flatMap(({ field, fieldId }) => [fieldId, field]);
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** Forge sends the event itself, or puts it under a name. */
function payloadOf(body: unknown): Record<string, unknown> {
  const given = object.safeParse(body).data ?? {};
  return object.safeParse(given['payload'] ?? given['event']).data ?? given;
}

/** Events have no id of their own: what tells them apart is all that they say, but for how often it was said. */
function eventIdOf(installationId: string, payload: Record<string, unknown>): string {
  return uuidOfText(JSON.stringify([installationId, { ...payload, retryContext: undefined }]));
}
