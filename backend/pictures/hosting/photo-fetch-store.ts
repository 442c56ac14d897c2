import type { PhotoAgent } from '#contract/photos.ts';
import type { DatabaseOrTransaction } from '../../database/client.ts';

export interface PhotoFetch {
  readonly token: string;
  readonly method: 'GET' | 'HEAD';
  readonly agent: PhotoAgent;
  readonly at: Date;
}

/**
 * Keeps the latest of each address, method and family of programs: as many rows as there are addresses, times ten at
 * most. They go with their address. Rows are written in the order of their keys, so that processes do not wait for
 * each other in a circle.
 */
export async function savePhotoFetches(database: DatabaseOrTransaction, fetches: readonly PhotoFetch[]): Promise<void> {
  if (fetches.length === 0) return;
  await database.$executeRaw`
    with known as materialized (
      select token, site_id from hosted_photo
      where token = any(${fetches.map(({ token }) => token)}::text[]) order by token for key share
    )
    insert into photo_fetch (token, method, agent, site_id, last_at)
    select known.token, seen.method, seen.agent, known.site_id, seen.at
    from unnest(
      ${fetches.map(({ token }) => token)}::text[], ${fetches.map(({ method }) => method)}::text[],
      ${fetches.map(({ agent }) => agent)}::text[], ${fetches.map(({ at }) => at)}::timestamptz[]
    ) as seen (token, method, agent, at)
    join known on known.token = seen.token
    order by known.token, seen.method, seen.agent
    on conflict (token, method, agent) do update set last_at = greatest(photo_fetch.last_at, excluded.last_at)`;
}
