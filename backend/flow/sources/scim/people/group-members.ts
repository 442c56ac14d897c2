import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { ConnectorScope } from '#contract/scope.ts';
import type { SourceId } from '../../../model/record.ts';
import type { Discover } from '../discovery/discover.ts';
import { listOf, textOf, valueOf } from '../in-any-case.ts';
import type { ScimClient } from '../scim-client.ts';
import { scimFailure, tasks } from '../scim-failure.ts';
import { isJsonObject, type JsonObject } from '../../../model/json.ts';

/** Who is in the groups of the scope. */
export interface Membership {
  /** Members that the groups name, sorted. */
  readonly ids: readonly SourceId[];
  /** Whether every group named its members; some servers never do, and say it of people only. */
  readonly complete: boolean;
  has(user: JsonObject): boolean;
}

export interface GroupMeans {
  readonly client: ScimClient;
  readonly discover: Discover;
}

/** Reads the groups, and with `nestedGroups` those within them, each once. Only ids are held. */
export async function readMembership(
  { groups, nestedGroups }: ConnectorScope,
  means: GroupMeans,
  signal: AbortSignal,
): Promise<Membership> {
  const people = new Set<SourceId>();
  const known = new Set(groups);
  let complete = true;
  // A set may grow while it is gone through; those added are gone through too.
  for (const groupId of known) {
    const members = membersOf(await readGroup(groupId, means, signal));
    complete &&= members !== undefined;
    for (const { id, isGroup } of members ?? []) {
      if (!isGroup) people.add(id);
      else if (nestedGroups) known.add(id);
    }
  }
  return {
    ids: [...people].sort(),
    complete,
    has: (user) => people.has(textOf(user, 'id') ?? '') || isIn(user, known, nestedGroups),
  };
}

async function readGroup(groupId: string, { client, discover }: GroupMeans, signal: AbortSignal): Promise<JsonObject> {
  const { groupsPath } = await discover(signal);
  const answer = await client.ask(`${groupsPath}/${encodeURIComponent(groupId)}`, {}, signal);
  if (answer.status === 200 && answer.body !== undefined) return answer.body;
  if (answer.status === 404) {
    throw new ConnectorError({
      reason: 'unexpected-answer',
      message: `The server has no group with the id ${groupId}. Correct the groups of the scope.`,
    });
  }
  throw new ConnectorError(scimFailure(answer, tasks.groups));
}

interface Member {
  readonly id: string;
  readonly isGroup: boolean;
}

/** RFC 7643, 4.2. Undefined: the group does not say, or has no members. */
function membersOf(group: JsonObject): readonly Member[] | undefined {
  const members = valueOf(group, 'members');
  if (members === undefined || members === null) return undefined;
  return listOf(members).flatMap((member): readonly Member[] => {
    if (typeof member === 'string') return [{ id: member, isGroup: false }];
    if (!isJsonObject(member)) return [];
    const id = textOf(member, 'value');
    const isGroup =
      textOf(member, 'type')?.toLowerCase() === 'group' || /\/groups\/[^/]+$/i.test(textOf(member, '$ref') ?? '');
    return id === undefined ? [] : [{ id, isGroup }];
  });
}

/** The `groups` of a person; type `indirect` is through a group within (RFC 7643, 4.1.2). */
function isIn(user: JsonObject, groupIds: ReadonlySet<string>, nestedGroups: boolean): boolean {
  return listOf(valueOf(user, 'groups')).some((group) => {
    if (!isJsonObject(group)) return typeof group === 'string' && groupIds.has(group);
    const isCounted = nestedGroups || textOf(group, 'type')?.toLowerCase() !== 'indirect';
    return isCounted && groupIds.has(textOf(group, 'value') ?? '');
  });
}
