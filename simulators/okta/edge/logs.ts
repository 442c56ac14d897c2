import type { Arrival } from '../../edge/arrival.ts';
import type { SimulatedAnswer } from '../../edge/simulated-answer.ts';
import type { LogEvent, Org } from '../directory/org.ts';
import { refusal } from './refusal.ts';

/** `GET /api/v1/logs` without `until`: there is always a next link, to be polled. */
export function listLogs(org: Org, { query, path, url }: Arrival): SimulatedAnswer {
  const type = /^eventType eq "([\w.]+)"$/.exec(query.get('filter') ?? '')?.[1];
  if (query.has('filter') && type === undefined) return refusal(400, 'E0000053', 'Invalid filter');
  const limit = Math.min(Number(query.get('limit') ?? 100), 1000);
  const since = new Date(query.get('since') ?? org.now().getTime() - 7 * 24 * 60 * 60_000);
  if (Number.isNaN(since.getTime())) return refusal(400, 'E0000001', 'Api validation failed: since');
  const start = Number(query.get('after') ?? 0);
  const events = org
    .log()
    .map((event, at) => ({ event, at }))
    .filter(
      ({ event, at }) => at >= start && event.published >= since && (type === undefined || event.eventType === type),
    )
    .slice(0, limit);
  const next = new URLSearchParams(query);
  next.set('after', String((events.at(-1)?.at ?? start - 1) + 1));
  return {
    status: 200,
    headers: { Link: [`<${org.url}${url}>; rel="self"`, `<${org.url}${path}?${next.toString()}>; rel="next"`] },
    body: events.map(({ event, at }) => viewOf(event, at)),
  };
}

function viewOf({ published, eventType, userId }: LogEvent, at: number) {
  return {
    uuid: `simulated-${String(at)}`,
    published: published.toISOString(),
    eventType,
    version: '0',
    outcome: { result: 'SUCCESS' },
    actor: { id: '00uadmin000000000000', type: 'User' },
    target: [{ id: userId, type: 'User', alternateId: 'unknown', displayName: 'unknown' }],
  };
}
