import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { SourceContext, SourcePage } from '../../source.ts';
import { type OneLoginTask, tasks } from '../onelogin-failure.ts';
import { idsOf, readUsers } from '../onelogin-record.ts';
import { everyonePlace, sinceFor, type WholePlace, withRecent } from './place.ts';
import { type ListPage, readPage, readUserPage, readUsersById, type ReadMeans } from './user-page.ts';

/** Everyone in scope, list by list, page by page; `from` goes on after a page of an earlier read. */
export async function* readWhole(
  from: WholePlace | undefined,
  means: ReadMeans,
  signal: AbortSignal,
): AsyncGenerator<SourcePage> {
  const lists = listsOf(means.context);
  let place = from ?? everyonePlace(means.of);
  const seen = new Set<string>();
  while (place.listing < lists.length) {
    const page = await readListPage(lists[place.listing] ?? 'everyone', { place, means, seen }, signal);
    const beganAt = place.beganAt ?? page.answeredAt;
    const recent = withRecent(place.recent, page.items, beganAt);
    const onward = page.next === undefined ? { listing: place.listing + 1, cursor: null } : { cursor: page.next };
    place = { ...place, ...onward, beganAt, recent };
    const { records, rejected } = readUsers(page.items, means.settings);
    const isLast = place.listing === lists.length;
    yield { records, rejected, removed: [], cursor: place, ...(isLast ? { end: endAt(place, means) } : {}) };
  }
  if (from?.listing === lists.length) yield { records: [], removed: [], cursor: from, end: endAt(from, means) };
}

type List = 'everyone' | { readonly roleId: string };

const listsOf = ({ scope }: SourceContext): readonly List[] =>
  scope.groups.length === 0 ? ['everyone'] : scope.groups.map((roleId) => ({ roleId }));

interface Reading {
  readonly place: WholePlace;
  readonly means: ReadMeans;
  /** Whoever has several roles is read with the first of them. */
  readonly seen: Set<string>;
}

async function readListPage(list: List, { place, means, seen }: Reading, signal: AbortSignal): Promise<ListPage> {
  const { cursor } = place;
  const { fields } = means.fields;
  if (list === 'everyone') return readUserPage(means, { fields, cursor }, signal);
  const members = await readMemberPage(means, { roleId: list.roleId, cursor }, signal);
  const ids = [...new Set(idsOf(members.items))].filter((id) => !seen.has(id));
  for (const id of ids) seen.add(id);
  return { ...members, items: await readUsersById(ids, { means, fields }, signal) };
}

/** https://developers.onelogin.com/api-docs/2/roles/get-role-users: names only, so people are read by id. */
export function readMemberPage(
  means: ReadMeans,
  { roleId, cursor }: { readonly roleId: string; readonly cursor: string | null },
  signal: AbortSignal,
): Promise<ListPage> {
  if (!/^\d+$/.test(roleId)) {
    throw new ConnectorError({
      reason: 'unexpected-answer',
      message: `“${roleId}” is no id of a OneLogin role. Take the number at the end of the role’s address in the OneLogin console.`,
    });
  }
  const task: OneLoginTask = { ...tasks.members, roleId };
  return readPage(means, { path: `/api/2/roles/${roleId}/users`, parameters: [], cursor, task }, signal);
}

/** Whoever is given or loses a role is not changed by it, so there is no going on from there. */
export const followsChanges = ({ scope }: SourceContext): boolean => scope.groups.length === 0;

function endAt({ beganAt, recent, of }: WholePlace, { context }: ReadMeans): NonNullable<SourcePage['end']> {
  if (beganAt === null || !followsChanges(context)) return { read: 'whole' };
  return { read: 'whole', bookmark: { since: sinceFor(beganAt), seen: recent, listedAt: beganAt, of } };
}
