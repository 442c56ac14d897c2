import type { PictureHint } from '../../../model/record.ts';
import type { WantedPicture } from '../csv-record.ts';
import type { CsvSettings } from '../csv-settings.ts';
import type { Album } from './album.ts';

const inAlbum = 'zip:';

/** `https://…`, but not a drive such as `C:\`. */
const address = /^[a-z][a-z\d+.-]+:/i;

/** What the ZIP's list of contents says of someone's picture: with it, one that has not changed is not even asked for. */
export function hintIn(album: Album, { named, names }: WantedPicture): PictureHint | 'none' {
  if (address.test(named)) return { locator: named };
  const name = named === '' ? names.find((each) => album.find(each) !== undefined) : named;
  if (name === undefined) return 'none';
  const found = album.find(name);
  const tag = found === undefined || found === 'several' ? {} : { tag: found.tag };
  return { locator: `${inAlbum}${name}`, ...tag };
}

/** Without a ZIP, or where it is not looked at. */
export function hintWithoutAlbum(
  { pictures }: Pick<CsvSettings, 'pictures'>,
  { named, names: [name = ''] }: WantedPicture,
): PictureHint | 'none' {
  if (address.test(named)) return { locator: named };
  if (named !== '') return { locator: `${inAlbum}${named}` };
  return pictures === undefined ? 'none' : { locator: `${inAlbum}${name}` };
}

/** The name of a picture in the ZIP; `undefined`: the locator is an address. */
export function nameIn(locator: string): string | undefined {
  return locator.startsWith(inAlbum) ? locator.slice(inAlbum.length) : undefined;
}
