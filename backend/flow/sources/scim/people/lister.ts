import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { Discover } from '../discovery/discover.ts';
import type { Discovery } from '../discovery/read-discovery.ts';
import type { ScimAnswer } from '../scim-answer.ts';
import type { ScimClient, ScimParameters } from '../scim-client.ts';
import { scimFailure, type ScimTask, tasks } from '../scim-failure.ts';
import { type ListPage, listPage, type Position } from './list-page.ts';

export interface ListQuery {
  /** Empty: everyone. */
  readonly filter: string;
  readonly task: ScimTask;
  /** Only ids are of interest. */
  readonly idsOnly?: boolean;
  /** No more than so many; default: the size of a page. */
  readonly count?: number;
}

/** Lists of people, in whichever way the server pages. */
export interface Lister {
  /** `at` undefined: the first page. Throws unless the server answers with a page. */
  page(query: ListQuery, at: Position | undefined, signal: AbortSignal): Promise<ListPage>;
  /** The first page, or what the server said instead. */
  tryFirst(query: ListQuery, signal: AbortSignal): Promise<ListPage | ScimAnswer>;
  /** How the last first page was got. */
  paging(): 'index' | 'cursor' | undefined;
}

interface ListerOptions {
  readonly client: ScimClient;
  readonly discover: Discover;
  readonly pageSize: number;
}

export function createLister({ client, discover, pageSize }: ListerOptions): Lister {
  let start: Position | undefined;
  let paging: Position['method'] | undefined;
  let count = pageSize;
  let knowsIdsOnly = true;

  /** Halves the page where the server, or what Roster reads at once, is too small for it. */
  const ask = async (query: ListQuery, at: Position, signal: AbortSignal): Promise<ScimAnswer> => {
    const { usersPath, maxPageSize = count } = await discover(signal);
    for (;;) {
      const asked = Math.min(query.count ?? count, count, maxPageSize);
      const answer = await client.ask(usersPath, parametersOf(query, at, asked, knowsIdsOnly), signal);
      const isTooLarge = answer.content === 'too-large' || answer.scimType === 'invalidcount';
      if (!isTooLarge || asked === 1) return answer;
      count = Math.ceil(asked / 2);
    }
  };

  const begin = async (query: ListQuery, signal: AbortSignal): Promise<ListPage | ScimAnswer> => {
    const ways = start === undefined ? waysToStart(await discover(signal)) : [start];
    let refused: ScimAnswer | undefined;
    for (const way of ways) {
      const answer = await ask(query, way, signal);
      if (answer.status === 200 && answer.body !== undefined) {
        const page = listPage(answer, way);
        start = way;
        paging = page.next?.method ?? way.method;
        return page;
      }
      refused ??= answer;
      if (!mayBeAboutPaging(answer)) break;
    }
    return refused ?? Promise.reject(new Error('There is always a way to start.'));
  };

  const tryFirst = async (query: ListQuery, signal: AbortSignal): Promise<ListPage | ScimAnswer> => {
    const first = await begin(query, signal);
    if (!('signIn' in first) || query.idsOnly !== true || !knowsIdsOnly || first.status !== 400) return first;
    knowsIdsOnly = false;
    return begin(query, signal);
  };

  return {
    tryFirst,
    paging: () => paging,
    page: async (query, at, signal) => {
      if (at === undefined) {
        const first = await tryFirst(query, signal);
        if ('signIn' in first) throw new ConnectorError(scimFailure(first, query.task));
        return first;
      }
      const answer = await ask(query, at, signal);
      if (answer.status === 200 && answer.body !== undefined) return listPage(answer, at);
      throw new ConnectorError(scimFailure(answer, query.task));
    },
  };
}

/** Cursors do not shift while people come and go, so they go first; sorting keeps indexes from shifting at random. */
function waysToStart({ paging, sort }: Discovery): readonly [Position, ...Position[]] {
  const cursor: Position = { method: 'cursor', cursor: '' };
  const byIndex = (sorted: boolean): Position => ({ method: 'index', startIndex: 1, sorted });
  const indexes = sort ? [byIndex(true), byIndex(false)] : [byIndex(false)];
  const [first = byIndex(false), ...others] = indexes;
  return paging.cursor ? [cursor, first, ...others] : [first, ...others, cursor];
}

/** A parameter that the server does not take: 400 by the RFCs, 501 from those who say "not implemented". */
const mayBeAboutPaging = ({ status, scimType = '' }: ScimAnswer): boolean =>
  (status === 400 || status === 501) && scimType !== 'invalidfilter' && scimType !== 'toomany';

function parametersOf(
  { filter, idsOnly = false }: ListQuery,
  at: Position,
  count: number,
  knowsIdsOnly: boolean,
): ScimParameters {
  return {
    ...(at.method === 'index' ? { startIndex: String(at.startIndex) } : { cursor: at.cursor }),
    count: String(count),
    ...(at.method === 'index' && at.sorted ? { sortBy: 'id' } : {}),
    ...(filter === '' ? {} : { filter }),
    ...(idsOnly && knowsIdsOnly ? { attributes: 'id' } : {}),
  };
}

/** A list of people, with the scope's filter to blame if the server makes no sense of it. */
export const listTask = (filter: string): ScimTask =>
  filter === '' ? tasks.users : { ...tasks.users, hint: 'Check the filter of the scope.' };
