import { AppError } from '../../errors/app-error.ts';
import type { PictureProblem, UnusablePicture } from '../../pictures/unusable-picture.ts';

/** For whoever has just chosen the file; the picture's own sentence is for an admin who looks at a provider. */
const sentences: Readonly<Partial<Record<PictureProblem, string>>> = {
  empty: 'This file is empty (0 bytes). Choose another one.',
  'not-an-image': 'This file is not a picture. Choose a JPEG, PNG, WebP, GIF, AVIF, TIFF or BMP.',
  unsupported: 'Roster cannot read this kind of picture. Choose a JPEG, PNG, WebP, GIF, AVIF, TIFF or BMP.',
  damaged: 'This picture is damaged or incomplete. Choose another file, or save it anew and try again.',
};

export function refusedUpload({ outcome, message }: UnusablePicture): AppError {
  return new AppError(outcome === 'too-large' ? 'too-large' : 'invalid-input', sentences[outcome] ?? message);
}
