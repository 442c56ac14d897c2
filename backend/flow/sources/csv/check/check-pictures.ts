import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { PictureRef, SourceRecord } from '../../../model/record.ts';
import type { CheckFinding } from '../../source.ts';
import type { CheckMeans } from './check-means.ts';
import type { Album } from '../pictures/album.ts';
import { hintIn, nameIn } from '../pictures/picture-hint.ts';
import type { RowSurvey } from './survey-rows.ts';

const subject = 'Read pictures';

/** Whether the pictures that the first people have can be found: all of those in the ZIP, and one of those at addresses. */
export async function checkPictures(
  { context, pictures }: CheckMeans,
  { first }: RowSurvey,
  signal: AbortSignal,
): Promise<CheckFinding[]> {
  if (!context.pictures) return [];
  try {
    const album = await pictures.album(signal);
    return [...checkAlbum(album, first), ...(await checkAddress({ context, pictures }, first, signal))];
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    return [{ status: 'missing', subject, message: error.failure.message, setting: 'pictures' }];
  }
}

function checkAlbum(album: Album | undefined, first: readonly SourceRecord[]): CheckFinding[] {
  if (!album) {
    const isNamed = first.some(({ picture }) => picture !== 'none' && nameIn(picture.locator ?? '') !== undefined);
    if (!isNamed) return [];
    const message = 'The picture column names files. Upload a ZIP with them, or leave pictures out.';
    return [{ status: 'warning', subject, message, setting: 'pictures' }];
  }
  const hints = first.map((record) => hintIn(album, wantedBy(record))).filter((hint) => hint !== 'none');
  const inAlbum = hints.filter(({ locator = '' }) => nameIn(locator) !== undefined);
  const found = inAlbum.filter(({ tag }) => tag !== undefined).length;
  const missing = inAlbum.length - found;
  const files = `${album.files.toLocaleString('en')} ${album.files === 1 ? 'file' : 'files'} in the ZIP.`;
  const people = `Of the first ${first.length.toLocaleString('en')} people: ${found.toLocaleString('en')} with a picture there`;
  const problem = missing === 0 ? '' : `, ${missing.toLocaleString('en')} with the name of one that is not there`;
  const status = missing > 0 || found === 0 ? 'warning' : 'works';
  return [{ status, subject, message: `${files} ${people}${problem}.`, setting: 'pictures' }];
}

function wantedBy({ id, picture, references }: SourceRecord) {
  const locator = picture === 'none' ? '' : (picture.locator ?? '');
  return { named: nameIn(locator) ?? locator, names: [id, ...references] };
}

async function checkAddress(
  { pictures }: Pick<CheckMeans, 'context' | 'pictures'>,
  first: readonly SourceRecord[],
  signal: AbortSignal,
): Promise<CheckFinding[]> {
  const [ref] = first.flatMap(({ id, picture }): PictureRef[] =>
    picture === 'none' || nameIn(picture.locator ?? '') !== undefined ? [] : [{ id, ...picture }],
  );
  if (!ref) return [];
  const [reading] = await Array.fromAsync(pictures.read([ref], signal));
  if (reading?.status !== 'failed') {
    const message = reading?.status === 'none' ? 'there is no picture at it.' : 'a picture is at it.';
    return [{ status: 'works', subject, message: `The column of addresses is read. The first was tried: ${message}` }];
  }
  const { message, setting } = reading.failure;
  return [{ status: 'warning', subject, message, ...(setting !== undefined && { setting }) }];
}
