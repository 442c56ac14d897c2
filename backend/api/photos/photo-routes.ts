import { checkPhotos, listPhotos } from '#contract/photos.ts';
import type { AccessContext } from '../../access/access-context.ts';
import { findPhotoToTry, listHostedPhotos } from '../../pictures/hosting/photo-list-store.ts';
import { showPhoto } from '../../pictures/hosting/show-photo.ts';
import { askForPhoto, linesToRun } from '../../pictures/reach/ask-for-photo.ts';
import { largestRenditionSize } from '../../pictures/rendition-sizes.ts';
import { photoBaseUrlOf } from '../../site/photo-base-url.ts';
import { loadSite } from '../../site/site-store.ts';
import type { ApiParts, PictureRoom } from '../api-parts.ts';
import { route, type AnswerOf, type Route } from '../edge/route.ts';

const noPhoto = 'Nobody has a photo yet. Sync a connector that has pictures first, or upload one on a person’s page.';
const notThisOne = 'This person has no photo at present. Choose someone who has one.';

type CheckAnswer = AnswerOf<typeof checkPhotos>;

/** Where the photos are that others fetch, and whether they can. */
export function photoRoutes(
  access: AccessContext,
  pictures: PictureRoom,
  { stopping }: Pick<ApiParts, 'stopping'>,
): Route[] {
  const { database, siteId } = access;
  const photoBaseUrl = async (): Promise<string> => {
    const { settings } = await loadSite(database, siteId);
    return photoBaseUrlOf(settings, access.baseUrl);
  };

  return [
    route(listPhotos, async ({ query }) => {
      await pictures.flushFetches();
      const [baseUrl, { photos, total }] = await Promise.all([
        photoBaseUrl(),
        listHostedPhotos(database, { siteId, ...query }),
      ]);
      return { items: photos.map((photo) => showPhoto(photo, baseUrl)), total, baseUrl };
    }),
    route(checkPhotos, async ({ body: { personId } }) => {
      const photo = await findPhotoToTry(database, siteId, personId);
      const bytes = photo && (await pictures.findRendition(siteId, { ...photo, size: largestRenditionSize }));
      if (!photo || !(bytes instanceof Uint8Array)) {
        return nothingToTry(personId === undefined ? noPhoto : notThisOne);
      }
      const address = `${await photoBaseUrl()}/photos/${photo.token}.jpg`;
      const found = await askForPhoto({ url: new URL(address), bytes }, pictures.reach ?? {}, stopping);
      const findings = [...found];
      const ok = findings.every(({ status }) => status !== 'missing');
      return { ok, findings, address, commands: [...linesToRun(address)] };
    }),
  ];
}

function nothingToTry(message: string): CheckAnswer {
  return { ok: false, findings: [{ status: 'missing', subject: 'Photo', message }], address: null, commands: [] };
}
