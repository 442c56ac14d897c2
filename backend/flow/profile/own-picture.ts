import type { Database, Transaction } from '../../database/client.ts';
import { hostPhotos, retirePhotos } from '../../pictures/hosted-photo-store.ts';
import { lockPictureChoice, pointToPicture, type PersonPlace, type ShownPicture } from './own-picture-store.ts';

/** Shows a picture that was uploaded, whose bytes are in the store. Answers `gone` when there is no such person (any more). */
export function showOwnPicture(
  database: Database,
  place: PersonPlace,
  { own, now }: { readonly own: ShownPicture; readonly now: Date },
): Promise<'shown' | 'gone'> {
  return database.$transaction(async (transaction) => {
    if (!(await lockPictureChoice(transaction, place))) return 'gone';
    await show(transaction, place, { shown: own, ownSha256: own.sha256, now });
    return 'shown';
  });
}

/** Forgets the uploaded picture; the connectors' shows again, or none. */
export function removeOwnPicture(
  database: Database,
  place: PersonPlace,
  now: Date,
): Promise<'removed' | 'none' | 'gone'> {
  return database.$transaction(async (transaction) => {
    const choice = await lockPictureChoice(transaction, place);
    if (!choice) return 'gone';
    if (choice.ownSha256 === null) return 'none';
    await show(transaction, place, { shown: choice.connectors, ownSha256: null, now });
    return 'removed';
  });
}

async function show(
  transaction: Transaction,
  place: PersonPlace,
  {
    shown,
    ownSha256,
    now,
  }: { readonly shown: ShownPicture | undefined; readonly ownSha256: string | null; readonly now: Date },
): Promise<void> {
  const { siteId, personId } = place;
  if (!shown) {
    await retirePhotos(transaction, siteId, [personId], now);
    await pointToPicture(transaction, place, { shown, ownSha256, now });
    return;
  }
  const token = (await hostPhotos(transaction, siteId, [{ personId, ...shown }], now)).get(personId);
  if (token === undefined) throw new Error('The picture was given no address.');
  await pointToPicture(transaction, place, { shown: { ...shown, token }, ownSha256, now });
}
