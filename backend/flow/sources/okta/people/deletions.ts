import { z } from 'zod';
import type { SourceId } from '../../../model/record.ts';
import { shaped } from '../okta-answer.ts';
import { tasks } from '../okta-failure.ts';
import type { LogPlace } from './place.ts';
import { overlapBefore } from './seen-users.ts';
import type { ReadMeans } from './user-page.ts';
import { deletionsPath } from './user-paths.ts';

interface Deletions {
  readonly ids: readonly SourceId[];
  readonly next: LogPlace;
}

const eventsShape = z.array(z.object({ target: z.array(z.object({ id: z.string(), type: z.string() })).nullish() }));

/** The log goes back 90 days: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/SystemLog/ */
const retentionDays = 90;

/**
 * Accounts deleted for good since the place, polled from the System Log: there is always a next link, and an empty page
 * says that one has caught up. Without permission nobody is reported; full runs find them.
 */
export async function readDeletions(
  from: LogPlace,
  asOf: string,
  { client, context }: ReadMeans,
  signal: AbortSignal,
): Promise<Deletions> {
  const ids = new Set<SourceId>();
  const task = { ...tasks.logs, follows: true };
  let path = 'link' in from ? from.link : deletionsPath(withinRetention(from.since, asOf));
  for (;;) {
    const answer = await client.ask(path, signal);
    if (answer.status === 403) {
      context.log.info({}, 'Accounts that were deleted are not seen without the System Log; full runs find them.');
      return { ids: [], next: { since: overlapBefore(new Date(asOf)).toISOString() } };
    }
    if (answer.status !== 200) throw client.failure(answer, task);
    const events = shaped(eventsShape, answer.body);
    for (const { target } of events) {
      for (const { id, type } of target ?? []) if (type === 'User') ids.add(id);
    }
    const { nextLink } = answer;
    if (nextLink === undefined) return { ids: [...ids], next: { since: overlapBefore(new Date(asOf)).toISOString() } };
    if (events.length === 0) return { ids: [...ids], next: { link: nextLink } };
    path = nextLink;
  }
}

function withinRetention(since: string, asOf: string): Date {
  const oldest = Date.parse(asOf) - retentionDays * 24 * 60 * 60_000;
  return new Date(Math.max(Date.parse(since), oldest));
}
