import type { Database } from '../database/client.ts';

/** Deletes files that were uploaded before, and that no connector's settings name. Answers how many. */
export async function sweepUploads(database: Database, siteId: string, before: Date): Promise<number> {
  return database.$executeRaw`
    delete from uploaded_file file
    where file.site_id = ${siteId}::uuid and file.created_at < ${before}
      and not exists (
        select from connector
        where connector.site_id = file.site_id and position(file.id::text in connector.settings::text) > 0)`;
}
