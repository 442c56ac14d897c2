import { siteSettings } from '#contract/accounts.ts';
import { sweepPictures } from '../../pictures/picture-sweep-store.ts';
import { sweepUploads } from '../../uploads/upload-sweep-store.ts';
import { sweepPushes, sweepRuns } from './sweep-store.ts';
import type { SyncParts } from '../sync-parts.ts';

const usualKeepDays = 90;
const dayMs = 24 * 60 * 60 * 1000;

/** Deletes what is past its time, site by site: history beyond what the site keeps, pictures and uploads that nothing leads to. */
export async function sweep({ database, pictures, clock, log }: SyncParts): Promise<void> {
  const now = clock.now();
  for (const { id: siteId, settings } of await database.site.findMany({ select: { id: true, settings: true } })) {
    const kept = siteSettings.pick({ history: true }).safeParse(settings);
    const keepDays = kept.success ? kept.data.history.keepDays : usualKeepDays;
    const before = new Date(now.getTime() - keepDays * dayMs);
    const runs = await sweepRuns(database, siteId, before);
    const pushes = await sweepPushes(database, siteId, before);
    const swept = await sweepPictures(database, pictures.store, { siteId, now });
    const uploads = await sweepUploads(database, siteId, new Date(now.getTime() - dayMs));
    log.info({ siteId, runs, pushes, uploads, ...swept }, 'What was past its time has been swept.');
  }
}
