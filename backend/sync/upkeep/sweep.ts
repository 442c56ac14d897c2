import { siteSettings } from '#contract/accounts.ts';
import { forgetUninstalled } from '../../access/connect/installation-store.ts';
import { sitesLeftBefore } from '../../access/left-sites-store.ts';
import { sweepOutcomes } from '../../atlassian/issues/issue-outcome-store.ts';
import { sweepAccesses } from '../../privacy/accesses/access-store.ts';
import { sweepPictures } from '../../pictures/picture-sweep-store.ts';
import { eraseSite } from '../../site/erase-site-store.ts';
import { sweepUploads } from '../../uploads/upload-sweep-store.ts';
import { sweepPushes, sweepRuns } from './sweep-store.ts';
import type { SyncParts } from '../sync-parts.ts';

const usualKeepDays = 90;
const usualAccessDays = 180;
/** An Atlassian site that installs Roster again by then finds everything as it was; what README promises. */
const keepUninstalledDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

const historyOf = siteSettings.pick({ history: true }).transform(({ history }) => history.keepDays);
const accessesOf = siteSettings.pick({ privacy: true }).transform(({ privacy }) => privacy.accessDays);

/** Deletes what is past its time, site by site: history beyond what the site keeps, pictures and uploads that nothing leads to. */
export async function sweep({ database, pictures, clock, log }: SyncParts): Promise<void> {
  const now = clock.now();
  const uninstalled = new Date(now.getTime() - keepUninstalledDays * dayMs);
  for (const siteId of await sitesLeftBefore(database, uninstalled)) {
    await eraseSite(database, siteId);
    log.info({ siteId }, 'A site that had uninstalled Roster has been erased.');
  }
  await forgetUninstalled(database, uninstalled);
  for (const { id: siteId, settings } of await database.site.findMany({ select: { id: true, settings: true } })) {
    const keepDays = historyOf.catch(usualKeepDays).parse(settings);
    const accessDays = accessesOf.catch(usualAccessDays).parse(settings);
    const before = new Date(now.getTime() - keepDays * dayMs);
    const runs = await sweepRuns(database, siteId, before);
    const pushes = await sweepPushes(database, siteId, before);
    const issueOutcomes = await sweepOutcomes(database, siteId, before);
    const swept = await sweepPictures(database, pictures.store, { siteId, now });
    const accesses = await sweepAccesses(database, siteId, new Date(now.getTime() - accessDays * dayMs));
    const uploads = await sweepUploads(database, siteId, new Date(now.getTime() - dayMs));
    const counts = { runs, pushes, issueOutcomes, accesses, uploads, ...swept };
    log.info({ siteId, ...counts }, 'What was past its time has been swept.');
  }
}
