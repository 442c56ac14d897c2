import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import { refusalV2 } from './onelogin-refusal.ts';

export interface PageOrder {
  readonly query: URLSearchParams;
  /** No page is longer. */
  readonly pageSize: number;
  /** Cursors of an earlier generation are dead. */
  readonly generation: number;
}

/** One page of a list in the order of `idOf`; where it goes on is in the headers, and the body is a bare array. */
export function page<Item>(
  items: readonly Item[],
  { query, pageSize, generation }: PageOrder,
  { idOf, view }: { readonly idOf: (item: Item) => number; readonly view: (item: Item) => unknown },
): SimulatedAnswer {
  const limit = Math.min(limitOf(query), pageSize);
  const after = cursorOf(query, generation);
  const rest = items.filter((item) => idOf(item) > after);
  const shown = rest.slice(0, limit);
  const last = shown.at(-1);
  const next = last === undefined || rest.length <= limit ? undefined : cursorFor(idOf(last), generation);
  return {
    status: 200,
    headers: {
      'Page-Items': String(shown.length),
      'Total-Pages': String(Math.ceil(items.length / limit)),
      'Total-Count': String(items.length),
      // OneLogin sends the header empty on the last page.
      'After-Cursor': next ?? '',
    },
    body: shown.map(view),
  };
}

function limitOf(query: URLSearchParams): number {
  const limit = Number(query.get('limit') ?? '50');
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw refusalV2(400, 'BadRequestError', 'Invalid limit');
}

const cursorFor = (id: number, generation: number): string =>
  Buffer.from(`${String(generation)}:${String(id)}`).toString('base64');

function cursorOf(query: URLSearchParams, current: number): number {
  const cursor = query.get('cursor');
  if (cursor === null) return 0;
  const [, generation, id] = /^(\d+):(\d+)$/u.exec(Buffer.from(cursor, 'base64').toString()) ?? [];
  if (id === undefined || Number(generation) !== current) throw refusalV2(400, 'BadRequestError', 'Invalid cursor');
  return Number(id);
}
