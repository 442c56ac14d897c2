import { z } from 'zod';
import { sql, type Database } from '../../database/client.ts';

const accounts = z.array(z.object({ connectorId: z.string(), sourceId: z.string() }));

export interface PersonSince {
  readonly siteId: string;
  readonly personId: string;
  readonly since: Date;
}

/** Where somebody has not been read since: by a run of their own, by one of everybody, or by any that changed them. */
export async function accountsDue(
  database: Database,
  { siteId, personId, since }: PersonSince,
): Promise<z.output<typeof accounts>> {
  return accounts.parse(
    await database.$queryRaw(sql`
      select source.connector_id::text as "connectorId", source.source_id as "sourceId"
      from person_source source
      join connector on connector.id = source.connector_id and connector.enabled
        and (connector.last_whole_read_at is null or connector.last_whole_read_at < ${since})
      where source.site_id = ${siteId}::uuid and source.person_id = ${personId}::uuid and source.present
        and source.last_seen_at < ${since}
        and not exists (
          select from run where run.connector_id = source.connector_id and run.type = 'person'
            and run.source_id = source.source_id and run.created_at > ${since})
      order by connector.priority`),
  );
}
