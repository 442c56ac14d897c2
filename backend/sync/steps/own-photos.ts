import type { PictureRef } from '../../flow/model/record.ts';
import { knownTokens } from '../../pictures/hosted-photo-store.ts';
import type { SyncParts } from '../sync-parts.ts';

/**
 * Ids of those whose picture's address is that of a photo that Roster hosts: a target wrote it there. Taken for the
 * provider's picture it would come back in every run, each time smaller.
 */
export async function findOwnPhotos(
  { database, targets }: SyncParts,
  siteId: string,
  refs: readonly PictureRef[],
): Promise<ReadonlySet<string>> {
  const addressed = refs.flatMap(({ id, locator }) => {
    const token = locator === undefined ? undefined : tokenIn(locator);
    return locator === undefined || token === undefined ? [] : [{ id, locator, token }];
  });
  if (addressed.length === 0) return new Set();
  const base = await targets.photoBaseUrl(siteId);
  // The address of Roster may have been another one, or another name leads to it: the token tells.
  const known = await knownTokens(
    database,
    siteId,
    addressed.map(({ token }) => token),
  );
  const isOwn = ({ locator, token }: (typeof addressed)[number]): boolean =>
    known.has(token) || (base !== undefined && locator.startsWith(`${base}/photos/`));
  return new Set(addressed.filter(isOwn).map(({ id }) => id));
}

function tokenIn(locator: string): string | undefined {
  return /\/photos\/([\w-]+)\.jpg(?=$|[?#])/.exec(locator.trim())?.[1];
}
