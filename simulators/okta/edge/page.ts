import type { Arrival } from '../../edge/arrival.ts';
import type { SimulatedAnswer } from '../../edge/simulated-answer.ts';
import { refusal } from './refusal.ts';

interface PageMeans<Item> {
  readonly url: string;
  readonly arrival: Arrival;
  readonly items: readonly Item[];
  readonly idOf: (item: Item) => string;
  readonly view: (item: Item) => unknown;
  readonly usualLimit: number;
  readonly maxLimit: number;
}

/** A page with one `Link` header for itself and one for the next. The cursor is good for nothing but that. */
export function answerPage<Item>(means: PageMeans<Item>): SimulatedAnswer {
  const { url, arrival, items, idOf, view, usualLimit, maxLimit } = means;
  const limit = Math.min(Number(arrival.query.get('limit') ?? usualLimit), maxLimit);
  if (!Number.isInteger(limit) || limit < 1) return refusal(400, 'E0000001', 'Api validation failed: limit');
  const after = arrival.query.get('after');
  const start = after === null ? 0 : items.findIndex((item) => idOf(item) === idIn(after)) + 1;
  if (after !== null && start === 0) return refusal(400, 'E0000001', 'Api validation failed: after');
  const page = items.slice(start, start + limit);
  const last = page.at(-1);
  const next = last !== undefined && start + limit < items.length ? [linkTo(url, arrival, cursorOf(idOf(last)))] : [];
  const self = `<${url}${arrival.url}>; rel="self"`;
  return { status: 200, headers: { Link: [self, ...next] }, body: page.map(view) };
}

const cursorOf = (id: string): string => Buffer.from(`after ${id}`).toString('base64url');
const idIn = (cursor: string): string =>
  Buffer.from(cursor, 'base64url')
    .toString()
    .replace(/^after /, '');

function linkTo(url: string, { path, query }: Arrival, after: string): string {
  const parameters = new URLSearchParams(query);
  parameters.set('after', after);
  return `<${url}${path}?${parameters.toString()}>; rel="next"`;
}
