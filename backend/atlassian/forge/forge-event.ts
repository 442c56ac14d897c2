import { z } from 'zod';

const issueId = z.string().min(1).max(255);

/** What Forge tells of a Jira, as far as Roster does anything about it. */
const told = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('created'), issueId }),
  z.object({ kind: z.literal('updated'), issueId, changedFields: z.array(z.string()) }),
  z.object({ kind: z.literal('userChanged'), accountId: z.string().min(1).max(255) }),
]);
export type ToldByForge = z.output<typeof told>;

/** One event of a site, to be taken up by any worker. */
export const forgeEvent = z.object({ siteId: z.uuid(), event: told });
export type ForgeEvent = z.output<typeof forgeEvent>;

/** Where events go: Forge waits five seconds for an answer, and tells an event again when it gets none. */
export interface ForgeQueue {
  /** `eventId`, a UUID: an event that is told again while its job is known is not sent again. */
  send(eventId: string, event: ForgeEvent): Promise<void>;
}
