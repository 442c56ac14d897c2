import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { SourceContext } from '../../source.ts';
import { bothFilters, changedAfter } from '../people/filters.ts';
import type { ListPage } from '../people/list-page.ts';
import { listTask } from '../people/lister.ts';
import type { ReadMeans } from '../people/read-means.ts';
import { scimFailure } from '../scim-failure.ts';

export type ChangesProbe =
  /** `since`: by the server's clock, with an overlap. */
  { readonly follows: true; readonly since: string } | { readonly follows: false; readonly because: string };

/** Clocks of several machines behind one address differ, and a change may be stored later than it is stamped. */
const overlapSeconds = 300;

/** Joining a group changes nobody. */
export const followsChanges = ({ scope }: SourceContext): boolean => scope.groups.length === 0;

/** Where a changes run that starts after one that began at this moment begins. */
export function sinceBefore(serverTime: Date): string {
  return new Date(Math.floor(serverTime.getTime() / 1000 - overlapSeconds) * 1000).toISOString();
}

/**
 * Whether the server finds people by `meta.lastModified`. What ServiceProviderConfig says of filters does not tell: some
 * servers refuse this one, some ignore what they do not know and give everyone, some give nobody. So nobody may have
 * changed in a far future, and everyone since long ago.
 */
export async function probeChanges(means: ReadMeans, signal: AbortSignal): Promise<ChangesProbe> {
  if ((await means.discover(signal)).filter === false) return no('the server says that it knows no filters');
  const future = await askSince('2999-01-01T00:00:00Z', means, signal);
  if (future === 'refused') return no('the server does not take the filter meta.lastModified');
  if (future.items.length > 0) return no('the server ignores the filter meta.lastModified');
  const past = await askSince('1970-01-02T00:00:00Z', means, signal);
  if (past === 'refused' || past.items.length === 0) return no('the filter meta.lastModified finds nobody');
  const { filter } = means.context.scope;
  const all = await means.lister.page({ filter, task: listTask(filter), count: 1 }, undefined, signal);
  if (all.total !== past.total) return no('the filter meta.lastModified does not find everyone');
  // Without a clock of the server, that of this machine has to do.
  return { follows: true, since: sinceBefore(future.serverTime ?? means.context.now()) };
}

const no = (because: string): ChangesProbe => ({ follows: false, because });

async function askSince(
  time: string,
  { context, lister }: ReadMeans,
  signal: AbortSignal,
): Promise<ListPage | 'refused'> {
  const { filter } = context.scope;
  const task = listTask(filter);
  const query = { filter: bothFilters(filter, changedAfter(time)), task, count: 1 };
  const first = await lister.tryFirst(query, signal);
  if (!('signIn' in first)) return first;
  if (isRefusal(first.status)) return 'refused';
  throw new ConnectorError(scimFailure(first, task));
}

/** "Not like this": 400 by RFC 7644, 3.4.2.2; others of those who know no filters. */
const isRefusal = (status: number): boolean => [400, 403, 404, 405, 422, 501, 500].includes(status);
