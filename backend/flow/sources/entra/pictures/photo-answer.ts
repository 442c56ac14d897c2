import { z } from 'zod';
import type { ConnectorFailure } from '../../../../errors/connector-error.ts';
import type { GraphAnswer } from '../entra-answer.ts';
import { graphFailure, tasks } from '../entra-failure.ts';

/** What the metadata of a person's largest picture say. */
export type PhotoMetadata = { readonly is: 'there'; readonly tag?: string; readonly size: PhotoSize } | PhotoAbsence;

/** The smallest picture that feeds every rendition, or whatever there is. */
export type PhotoSize = '360x360' | 'largest';

export type PhotoAbsence =
  | { readonly is: 'none' }
  /** An empty 404: no picture, if the person is still there. */
  | { readonly is: 'none-or-gone' }
  | { readonly is: 'unreadable'; readonly failure: ConnectorFailure };

const wantedPixels = 360;

const metadataShape = z.object({
  '@odata.mediaEtag': z.string().min(1).optional(),
  width: z.number().optional(),
  height: z.number().optional(),
});

/** https://learn.microsoft.com/graph/api/profilephoto-get */
export function readPhotoMetadata(answer: GraphAnswer): PhotoMetadata {
  if (answer.status !== 200) return photoAbsence(answer);
  const metadata = metadataShape.safeParse(answer.body);
  if (!metadata.success) return unreadable('Microsoft Graph describes this picture in an unknown form.');
  const { width = wantedPixels, height = wantedPixels, '@odata.mediaEtag': tag } = metadata.data;
  // As documented, a person without a picture has a GIF of one pixel; the service itself answers 404.
  if (width === 1 && height === 1) return { is: 'none' };
  const size = Math.min(width, height) >= wantedPixels ? '360x360' : 'largest';
  return tag === undefined ? { is: 'there', size } : { is: 'there', size, tag };
}

export type PhotoBytes = { readonly is: 'there'; readonly bytes: Uint8Array } | PhotoAbsence;

/** Bytes travel through batches as base64. */
export function readPhotoBytes(answer: GraphAnswer): PhotoBytes {
  if (answer.status !== 200) return photoAbsence(answer);
  const bytes = typeof answer.body === 'string' ? Buffer.from(answer.body, 'base64') : undefined;
  if (bytes === undefined || bytes.length === 0) return unreadable('Microsoft Graph gave a picture without content.');
  return { is: 'there', bytes };
}

const noPicture = new Set(['ImageNotFound', 'ErrorEntityNotFound', 'ErrorItemNotFound']);

/**
 * "Has no picture" is said with a 404 of one of these codes, or of none; the issues that report them are listed in
 * README.md. Everything else leaves open whether there is one, so the picture that Roster holds must stay.
 */
export function photoAbsence(answer: GraphAnswer): PhotoAbsence {
  const { status, code = '' } = answer;
  if (status === 404 && noPicture.has(code)) return { is: 'none' };
  if (status === 404 && code === '' && isEmpty(answer.body)) return { is: 'none-or-gone' };
  if (status === 404 && isUserGone(code)) return unreadable('This person is no longer in Microsoft Entra ID.');
  return { is: 'unreadable', failure: graphFailure(answer, tasks.pictures) };
}

export function isUserGone(code: string | undefined): boolean {
  return code === 'Request_ResourceNotFound' || code?.startsWith('ErrorUserResolution') === true;
}

const emptyBody = z.union([
  z.undefined(),
  z.null(),
  z.literal(''),
  z.object({ error: z.object({ code: z.literal(''), message: z.literal('') }) }),
]);
const isEmpty = (body: unknown): boolean => emptyBody.safeParse(body).success;

const unreadable = (message: string): PhotoAbsence => ({
  is: 'unreadable',
  failure: { reason: 'unexpected-answer', message },
});
