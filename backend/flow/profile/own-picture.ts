import type { Database, Transaction } from '../../database/client.ts';
import { hostPhotos, retirePhotos, withdrawPhotos } from '../../pictures/hosted-photo-store.ts';
import {
  lockPictureChoice,
  pointToPicture,
  writeOptOut,
  type PersonPlace,
  type ShownPicture,
} from './own-picture-store.ts';

/** Shows a picture that was uploaded, whose bytes are in the store. Answers `gone` when there is no such person (any more). */
export function showOwnPicture(
  database: Database,
  place: PersonPlace,
  { own, now }: { readonly own: ShownPicture; readonly now: Date },
): Promise<'shown' | 'gone' | 'opted-out'> {
  return database.$transaction(async (transaction) => {
    const choice = await lockPictureChoice(transaction, place);
    if (!choice) return 'gone';
    if (choice.optedOut) return 'opted-out';
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

/**
 * Takes every picture of the person away and keeps runs from bringing another, or lets the connectors' show again. What
 * they uploaded is forgotten, and no address of theirs answers from then on, retired ones included.
 */
export function chooseOptOut(
  database: Database,
  place: PersonPlace,
  { optedOut, now }: { readonly optedOut: boolean; readonly now: Date },
): Promise<'changed' | 'unchanged' | 'gone'> {
  return database.$transaction(async (transaction) => {
    const choice = await lockPictureChoice(transaction, place);
    if (!choice) return 'gone';
    if (choice.optedOut === optedOut) return 'unchanged';
    await writeOptOut(transaction, place, optedOut);
    await show(transaction, place, { shown: optedOut ? undefined : choice.connectors, ownSha256: null, now });
    if (optedOut) await withdrawPhotos(transaction, place, now);
    return 'changed';
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
