import type { SourceId } from '../../../model/record.ts';
import type { SourcePage } from '../../source.ts';
import { followsChanges, probeChanges } from '../changes/probe-changes.ts';
import { inTurn } from '../../../../http/in-turn.ts';
import { type Membership, readMembership } from './group-members.ts';
import { listTask } from './lister.ts';
import { firstPass, readInPasses } from './passes.ts';
import type { Place, WholePlace } from './place.ts';
import { type ReadMeans, readUsers } from './read-means.ts';
import { readUserById } from './read-person.ts';

type FromPlace = Exclude<Place, { readonly read: 'changes' }>;

/** Everyone in scope; `from` goes on after a page of an earlier read. */
export async function* readWhole(
  from: FromPlace | undefined,
  means: ReadMeans,
  signal: AbortSignal,
): AsyncGenerator<SourcePage> {
  const { scope } = means.context;
  const membership = scope.groups.length === 0 ? undefined : await readMembership(scope, means, signal);
  if (membership !== undefined && (await isReadById(from, membership, means, signal))) {
    yield* readMembers(from?.read === 'members' ? from.after : '', membership, means, signal);
  } else {
    const place = from?.read === 'whole' ? from : await firstPlace(means, signal);
    yield* readList(place, membership, means, signal);
  }
}

/** What happens while everyone is read is in the changes since this moment, so nothing falls between. */
async function firstPlace(means: ReadMeans, signal: AbortSignal): Promise<WholePlace> {
  const { of, context } = means;
  const probe = followsChanges(context) ? await probeChanges(means, signal) : undefined;
  if (probe?.follows !== true) context.log.info({}, 'Changes cannot be followed; the next run reads everyone.');
  return { read: 'whole', of, since: probe?.follows === true ? probe.since : null, list: firstPass };
}

async function* readList(
  from: WholePlace,
  membership: Membership | undefined,
  means: ReadMeans,
  signal: AbortSignal,
): AsyncGenerator<SourcePage> {
  const { context, lister } = means;
  const { filter } = context.scope;
  for await (const page of readInPasses(lister, { filter, task: listTask(filter) }, from.list, signal)) {
    const users = membership === undefined ? page.items : page.items.filter((user) => membership.has(user));
    const people = await readUsers(users, means, signal);
    // After the last page, going on means reading the list again: nobody is missed by that.
    const place: WholePlace = { ...from, list: page.end === undefined ? page.place : firstPass };
    const end = page.end === undefined ? {} : { end: endOf(page.end, place, page.place.received, means) };
    yield { ...people, removed: [], cursor: place, ...end };
  }
}

/**
 * A list that never held still proves nobody's absence: what was read is brought in, nobody is taken for gone, and
 * without a bookmark the next run reads everyone again.
 */
function endOf(
  end: 'settled' | 'moved',
  { since, of }: WholePlace,
  received: number,
  { context }: ReadMeans,
): NonNullable<SourcePage['end']> {
  if (end === 'moved') {
    context.log.warn({ received }, 'The list changed during each of three reads; nobody is taken for gone.');
    return { read: 'changes' };
  }
  if (since === null) return { read: 'whole' };
  const listing = { listedAt: context.now().toISOString(), listedPeople: received };
  return { read: 'whole', bookmark: { of, since, ...listing, seen: {} } };
}

/** A few members of a large directory are asked for one by one; a filter can only be applied to lists. */
async function isReadById(
  from: FromPlace | undefined,
  { ids, complete }: Membership,
  { context, lister, settings }: ReadMeans,
  signal: AbortSignal,
): Promise<boolean> {
  if (from !== undefined) return from.read === 'members';
  if (!complete || context.scope.filter !== '') return false;
  const { total } = await lister.page({ filter: '', task: listTask(''), count: 1 }, undefined, signal);
  return total !== undefined && ids.length < total / settings.pageSize;
}

const membersPerPage = 100;
const atOnce = { inAll: 4, perKey: 4, keyOf: () => '' };

async function* readMembers(
  after: SourceId,
  { ids }: Membership,
  means: ReadMeans,
  signal: AbortSignal,
): AsyncGenerator<SourcePage> {
  const left = ids.filter((id) => id > after);
  for (let at = 0; at < left.length; at += membersPerPage) {
    const wanted = left.slice(at, at + membersPerPage);
    const users = await Array.fromAsync(inTurn(wanted, atOnce, (id) => readUserById(id, means, signal)));
    const there = users.filter((user) => user !== 'gone');
    const cursor: Place = { read: 'members', of: means.of, after: wanted.at(-1) ?? after };
    yield { ...(await readUsers(there, means, signal)), removed: [], cursor };
  }
  yield {
    records: [],
    removed: [],
    cursor: { read: 'members', of: means.of, after: left.at(-1) ?? after },
    end: { read: 'whole' },
  };
}
