export const maxPictureBytes = 16 * 1024 * 1024;
export const maxPicturePixels = 50_000_000;
export const maxRenderSeconds = 10;

/**
 * Why a picture cannot be used. Expected, so an answer and never an exception; the person keeps the picture they have.
 *
 * - `unsupported`: an image, but of a format that Roster does not read.
 * - `too-large`: over the limit of bytes or of pixels.
 */
export type PictureProblem = 'empty' | 'not-an-image' | 'unsupported' | 'too-large' | 'damaged' | 'too-slow';

export interface UnusablePicture {
  readonly ok: false;
  readonly outcome: PictureProblem;
  /** A sentence for an admin. */
  readonly message: string;
}

const sentences: Readonly<Record<PictureProblem, string>> = {
  empty: 'The picture is empty (0 bytes).',
  'not-an-image': 'What is stored as the picture is not an image.',
  unsupported: 'Roster cannot read this kind of image. Use JPEG, PNG, WebP, GIF, AVIF, TIFF or BMP.',
  'too-large': 'The picture is larger than 16 MiB or 50 megapixels. Use a smaller one.',
  damaged: 'The picture is damaged or incomplete. Store it again.',
  'too-slow': 'The picture took longer than 10 seconds to prepare. Use a smaller or simpler one.',
};

export function unusablePicture(outcome: PictureProblem, message = sentences[outcome]): UnusablePicture {
  return { ok: false, outcome, message };
}
