import { z } from 'zod';
import { GoogleRefusal, refusals } from '../google-refusals.ts';

const tokenShape = z.object({ of: z.string(), after: z.int().min(0), issuedAt: z.number(), generation: z.int() });

/** Three days: https://developers.google.com/workspace/admin/directory/reference/rest/v1/users/list */
const lifetimeMillis = 3 * 24 * 60 * 60 * 1000;

export interface PageOrder {
  /** What is listed, and how: a token is good for the same again only. */
  readonly of: string;
  readonly query: URLSearchParams;
  readonly most: number;
  readonly usual: number;
}

export interface Paging {
  readonly now: () => Date;
  /** Tokens of an earlier generation have expired. */
  generation: number;
}

export interface PagePart<Item> {
  readonly items: readonly Item[];
  readonly nextPageToken?: string;
}

export function pageOf<Item>(items: readonly Item[], order: PageOrder, paging: Paging): PagePart<Item> {
  const size = pageSize(order);
  const from = startOf(order, paging);
  const end = from + size;
  const part = items.slice(from, end);
  if (end >= items.length) return { items: part };
  const next = { of: order.of, after: end, issuedAt: paging.now().getTime(), generation: paging.generation };
  return { items: part, nextPageToken: Buffer.from(JSON.stringify(next)).toString('base64url') };
}

function pageSize({ query, most, usual }: PageOrder): number {
  const asked = query.get('maxResults');
  if (asked === null) return usual;
  const size = Number(asked);
  if (!Number.isInteger(size) || size < 1 || size > most) throw new GoogleRefusal(refusals.invalid('maxResults'));
  return size;
}

function startOf({ of, query }: PageOrder, { now, generation }: Paging): number {
  const token = query.get('pageToken');
  if (token === null) return 0;
  const read = tokenShape.safeParse(jsonOf(Buffer.from(token, 'base64url').toString()));
  const isGood =
    read.success &&
    read.data.of === of &&
    read.data.generation === generation &&
    now().getTime() - read.data.issuedAt < lifetimeMillis;
  if (isGood) return read.data.after;
  throw new GoogleRefusal(refusals.invalid(token));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
