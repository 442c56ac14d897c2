import { z } from 'zod';
import { operation } from './operation.ts';
import { personLink, personSummary } from './people.ts';
import { id, timestamp } from './primitives.ts';

/** Of the keys of Jira’s issues: `ROS-12`. */
const issueKey = z
  .string()
  .max(255)
  .regex(/^[A-Za-z][A-Za-z0-9_]*-[1-9]\d*$/, 'This is not the key of an issue.');

/** Someone of an issue. `account`: nobody of the directory, or nobody whom the caller sees; then there is what Jira shows. */
const issuePerson = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), person: personSummary.extend({ manager: personLink.nullable() }) }),
  z.object({ kind: z.literal('account'), displayName: z.string() }),
]);
export type IssuePerson = z.infer<typeof issuePerson>;

export const getIssuePeople = operation({
  id: 'getIssuePeople',
  method: 'get',
  path: '/api/atlassian/issues/{issueKey}/people',
  summary: 'Reporter and assignee of an issue that the caller sees in Jira; only for callers from inside Jira',
  tag: 'People',
  access: 'user',
  params: z.object({ issueKey }),
  /** `null`: the issue has none. */
  response: z.object({ reporter: issuePerson.nullable(), assignee: issuePerson.nullable() }),
  status: 200,
});

export const getAtlassianProducts = operation({
  id: 'getAtlassianProducts',
  method: 'get',
  path: '/api/atlassian/products',
  summary: 'Which products of an Atlassian site have Roster installed for these people',
  tag: 'Settings',
  access: 'admin',
  response: z.object({
    jira: z.boolean(),
    confluence: z.boolean(),
    /** Products that have Roster installed through Forge, whose tokens come with Forge’s own calls and end by themselves. */
    forge: z.array(
      z.object({
        product: z.enum(['jira', 'confluence']),
        /** When the last token ends; `null`: none has come yet. */
        tokenUntil: timestamp.nullable(),
        /** Whether Roster can ask the product of its own accord. */
        isFresh: z.boolean(),
      }),
    ),
  }),
  status: 200,
});

/** What becomes of an issue whose reporter has no manager, as far as the directory knows. */
const withoutManager = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('leave') }),
  /** Jira’s automatic assignee: whoever the project names. */
  z.object({ kind: z.literal('projectDefault') }),
  /** Someone of the directory; by id alone, since what a workflow holds is never erased. */
  z.object({ kind: z.literal('person'), personId: id }),
]);

/** Settings of the post function “Assign to the reporter’s manager”. Jira keeps them as a JSON text, in the workflow. */
export const postFunctionConfiguration = z.object({
  withoutManager,
  /** Where the manager is inactive, their manager is meant, and so on upward; otherwise there is no manager. */
  skipInactive: z.boolean(),
  /** Tell the outcome in a comment of the issue. */
  comment: z.boolean(),
});
export type PostFunctionConfiguration = z.infer<typeof postFunctionConfiguration>;

/** What holds where nothing was chosen, or where it cannot be read. */
export const usualPostFunction: PostFunctionConfiguration = {
  withoutManager: { kind: 'leave' },
  skipInactive: true,
  comment: true,
};

/** The settings that Jira has kept; undefined: none, or such as cannot be read. Then `usualPostFunction` holds. */
export function readPostFunction(text: string): PostFunctionConfiguration | undefined {
  try {
    return postFunctionConfiguration.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
