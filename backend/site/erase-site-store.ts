import type { Database, Transaction } from '../database/client.ts';

/** Staging and history of runs, which know their run and no site. */
const ofRuns = ['run_change', 'run_manager', 'run_record', 'run_page', 'run_picture'];

/** What else hangs on a site. What hangs on these in turn goes with them. */
const ofSite = [
  ...['person_source', 'photo_fetch', 'hosted_photo', 'picture_rendition', 'picture_original', 'person', 'run'],
  ...['connector', 'push', 'target_person', 'target', 'uploaded_file', 'audit_entry', 'api_token', 'oidc_attempt'],
  ...['erased_person', 'erasure', 'person_access', 'reported_account', 'account_report'],
  ...['one_time_link', 'account', 'atlassian_account', 'issue_outcome', 'connect_installation', 'forge_installation'],
];

/** Erases a site with everything in it: people, pictures, connectors, history, and the site itself. */
export async function eraseSite(database: Database, siteId: string): Promise<void> {
  await database.$transaction((transaction) => eraseSiteWithin(transaction, siteId));
}

export async function eraseSiteWithin(transaction: Transaction, siteId: string): Promise<void> {
  for (const table of ofRuns) {
    await transaction.$executeRawUnsafe(
      `delete from ${table} line using run where run.id = line.run_id and run.site_id = $1::uuid`,
      siteId,
    );
  }
  for (const table of ofSite) {
    await transaction.$executeRawUnsafe(`delete from ${table} where site_id = $1::uuid`, siteId);
  }
  await transaction.site.delete({ where: { id: siteId } });
}
