import { sniffContent, type PictureFormat } from '../flow/model/sniff-content.ts';
import { maxPictureBytes, unusablePicture, type UnusablePicture } from './unusable-picture.ts';

export type VerifiedPicture = { readonly ok: true; readonly format: PictureFormat } | UnusablePicture;

/** No format says anything in fewer bytes, whatever its signature. */
const fewestBytes = 26;

/** The cheap check before anything is kept or decoded: size and first bytes. Whether it can be decoded is known after rendering. */
export function verifyPicture(bytes: Uint8Array): VerifiedPicture {
  if (bytes.byteLength === 0) return unusablePicture('empty');
  if (bytes.byteLength > maxPictureBytes) return unusablePicture('too-large');
  const content = sniffContent(bytes);
  if (content.kind === 'picture') {
    return bytes.byteLength < fewestBytes ? unusablePicture('damaged') : { ok: true, format: content.format };
  }
  if (content.kind === 'other-image') {
    return unusablePicture(
      'unsupported',
      `The picture is of the kind “${content.name}”, which Roster does not read. Use JPEG, PNG, WebP, GIF, AVIF, TIFF or BMP.`,
    );
  }
  return content.name === undefined
    ? unusablePicture('not-an-image')
    : unusablePicture('not-an-image', `What is stored as the picture is ${content.name}, not an image.`);
}
