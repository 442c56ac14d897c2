import { z } from 'zod';
import type { Transaction } from '../../database/client.ts';

const common = {
  siteId: z.uuid(),
  /** How often the product has put it off so far. */
  postponed: z.int().default(0),
};

/** Something that Roster is to do in the issues of a site's Jira. Done twice, it is done once. */
export const issueWork = z.discriminatedUnion('kind', [
  /** The post function “Assign to the reporter's manager” of one transition. */
  z.object({
    ...common,
    kind: z.literal('assign'),
    /** Names the transition: told twice, it has one outcome. */
    eventId: z.string().min(1).max(255),
    issueId: z.string().min(1).max(255),
    /** As Jira keeps it: JSON text; empty for none. */
    configuration: z.string(),
  }),
  /** An issue is new, or is another person's. */
  z.object({ ...common, kind: z.literal('fill'), issueId: z.string().min(1).max(255) }),
  /** A run has changed people: their open issues, some people at a time. */
  z.object({
    ...common,
    kind: z.literal('refresh'),
    runId: z.uuid(),
    /** The last person whose issues are done. */
    after: z.uuid().optional(),
    /** How many issues were written so far. */
    written: z.int().default(0),
    /** What Jira said to those that it did not take, the first time. */
    because: z.string().optional(),
  }),
  /** Some accounts: all of their issues. `personId`: whose they are; null: nobody's any more. */
  z.object({
    ...common,
    kind: z.literal('settle'),
    accounts: z.array(z.object({ accountId: z.string(), personId: z.uuid().nullable() })).min(1),
  }),
]);
export type IssueWork = z.infer<typeof issueWork>;
export type IssueWorkOf<Kind extends IssueWork['kind']> = Extract<IssueWork, { readonly kind: Kind }>;

/** Where such work goes that any worker may take. */
export interface IssueQueue {
  /** `notBefore`: the product is to be left alone until then. With `transaction`, it is part of that. */
  send(
    work: z.input<typeof issueWork>,
    options?: { readonly notBefore?: Date; readonly transaction?: Transaction },
  ): Promise<void>;
}
