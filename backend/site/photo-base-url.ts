import type { SiteSettings } from '#contract/accounts.ts';
import type { Database } from '../database/client.ts';
import { loadSite } from './site-store.ts';

/** What the addresses of hosted photos begin with, without a slash at the end: a CDN's address, or Roster's own. */
export function photoBaseUrlOf({ photos }: Pick<SiteSettings, 'photos'>, ownBaseUrl: string): string {
  return photos.baseUrl === '' ? ownBaseUrl : photos.baseUrl;
}

/** Undefined: this process does not know where Roster is, and the site says nothing either. */
export async function loadPhotoBaseUrl(
  database: Database,
  siteId: string,
  ownBaseUrl: string,
): Promise<string | undefined> {
  const baseUrl = photoBaseUrlOf((await loadSite(database, siteId)).settings, ownBaseUrl);
  return baseUrl === '' ? undefined : baseUrl;
}
