import { z } from 'zod';
import type { ConnectorFailure } from '../../../../errors/connector-error.ts';
import type { GoogleAnswer, GoogleRefusal } from '../google-answer.ts';
import { googleFailure, tasks } from '../google-failure.ts';
import { isGone } from '../people/read-person.ts';

export type PhotoAnswer =
  | { readonly is: 'there'; readonly bytes: Uint8Array; readonly etag?: string }
  | { readonly is: 'none' }
  | { readonly is: 'unreadable'; readonly failure: ConnectorFailure };

const photoShape = z.object({ photoData: z.string(), etag: z.string().min(1).optional() });

/** https://developers.google.com/workspace/admin/directory/reference/rest/v1/users.photos */
export function readPhoto(answer: GoogleAnswer): PhotoAnswer {
  if (answer.status !== 200) return readAbsence(answer.refusal);
  const photo = photoShape.safeParse(answer.body);
  const bytes = photo.success ? decodePhotoData(photo.data.photoData) : undefined;
  if (!photo.success || bytes === undefined) return unreadable('Google gave a picture in an unknown form.');
  if (bytes.length === 0) return unreadable('Google gave a picture without content.');
  const { etag } = photo.data;
  return etag === undefined ? { is: 'there', bytes } : { is: 'there', bytes, etag };
}

const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** "Web-safe" base64 of Google's own: `_` for `/`, `-` for `+`, and `*` or `.` for `=`. Undefined: it is none. */
export function decodePhotoData(text: string): Uint8Array | undefined {
  const usual = text.replaceAll(/\s/g, '').replaceAll('_', '/').replaceAll('-', '+').replaceAll(/[*.]/g, '=');
  return base64.test(usual) ? Buffer.from(usual, 'base64') : undefined;
}

/** Both are 404 and `notFound`; only the message says whether the photo or the person is not there. */
function readAbsence(refusal: GoogleRefusal): PhotoAnswer {
  if (refusal.status === 404 && /resource not found: photo/i.test(refusal.message)) return { is: 'none' };
  if (isGone(refusal)) return unreadable('This person is no longer in Google Workspace.');
  return { is: 'unreadable', failure: googleFailure(refusal, tasks.pictures) };
}

const unreadable = (message: string): PhotoAnswer => ({
  is: 'unreadable',
  failure: { reason: 'unexpected-answer', message },
});
