import { z } from 'zod';
import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { SourceId } from '../../../model/record.ts';
import { endless, shaped } from '../google-answer.ts';
import type { GoogleClient } from '../google-client.ts';
import { googleFailure, tasks } from '../google-failure.ts';
import type { ReadMeans } from './user-page.ts';

/** Who is in scope by its groups. */
export type InGroups = ReadonlySet<SourceId> | 'everyone';

const pageShape = z.object({
  members: z.array(z.object({ id: z.string().optional(), type: z.string().optional() })).default([]),
  nextPageToken: z.string().optional(),
});
type MemberPage = z.infer<typeof pageShape>;

type MemberMeans = Pick<ReadMeans, 'client' | 'context'>;

const membersPerPage = 200;

/** Ids only: a member comes without a profile, and is one of the users that are listed besides. */
export async function readMembers(means: MemberMeans, signal: AbortSignal): Promise<InGroups> {
  const ids = new Set<SourceId>();
  for await (const page of memberPages(means, signal)) {
    if (namesEveryone(page)) return 'everyone';
    for (const id of usersIn(page)) ids.add(id);
  }
  return means.context.scope.groups.length === 0 ? 'everyone' : ids;
}

/** Looks through the same lists only until the person is found. */
export async function isMember(id: SourceId, means: MemberMeans, signal: AbortSignal): Promise<boolean> {
  for await (const page of memberPages(means, signal)) {
    if (namesEveryone(page) || usersIn(page).includes(id)) return true;
  }
  return means.context.scope.groups.length === 0;
}

/** The whole account may be a member of a group. */
const namesEveryone = ({ members }: MemberPage): boolean => members.some(({ type }) => type === 'CUSTOMER');

/** Groups, and people of elsewhere, whose ids no user has. */
const usersIn = ({ members }: MemberPage): readonly SourceId[] =>
  members.flatMap(({ id, type = 'USER' }) => (id !== undefined && type === 'USER' ? [id] : []));

async function* memberPages({ context, client }: MemberMeans, signal: AbortSignal): AsyncGenerator<MemberPage> {
  const { groups, nestedGroups } = context.scope;
  for (const group of groups) {
    let next: string | undefined;
    do {
      const page = await readMemberPage({ group, nestedGroups, next }, client, signal);
      if (next !== undefined && page.nextPageToken === next) throw endless();
      next = page.nextPageToken;
      yield page;
    } while (next !== undefined);
  }
}

export interface MemberOrder {
  readonly group: string;
  readonly nestedGroups: boolean;
  readonly next: string | undefined;
  readonly size?: number;
}

/** https://developers.google.com/workspace/admin/directory/reference/rest/v1/members/list */
export async function readMemberPage(
  { group, nestedGroups, next, size = membersPerPage }: MemberOrder,
  client: GoogleClient,
  signal: AbortSignal,
): Promise<MemberPage> {
  const parameters = new URLSearchParams({
    maxResults: String(size),
    includeDerivedMembership: String(nestedGroups),
    fields: 'nextPageToken,members(id,type)',
    ...(next === undefined ? {} : { pageToken: next }),
  });
  const answer = await client.ask(`/groups/${encodeURIComponent(group)}/members?${parameters.toString()}`, signal);
  if (answer.status === 200) return shaped(pageShape, answer.body);
  const hint = `Check the group ${group} of the scope.`;
  throw new ConnectorError(googleFailure(answer.refusal, { ...tasks.members, hint }));
}
