import type { PictureRef } from '../../../model/record.ts';
import type { PictureReading } from '../../source.ts';
import { type BatchMeans, type BatchWork, inBatches, type Settled } from '../batches/in-batches.ts';
import type { GraphAnswer } from '../entra-answer.ts';
import { graphFailure, tasks } from '../entra-failure.ts';
import { isUserGone, type PhotoAbsence, type PhotoSize, readPhotoBytes, readPhotoMetadata } from './photo-answer.ts';

/** One question about one person's picture. */
type PictureJob = { readonly ref: PictureRef } & (
  | { readonly ask: 'metadata' }
  | { readonly ask: PhotoSize; readonly tag?: string }
  /** Whether a 404 without a word was about the picture or about the person. */
  | { readonly ask: 'person' }
);

type SettledPicture = Settled<PictureJob, PictureReading>;

/** Metadata first: a picture whose tag is the one that Roster holds is not downloaded. */
export async function* readEntraPictures(
  refs: readonly PictureRef[],
  means: BatchMeans,
  signal: AbortSignal,
): AsyncGenerator<PictureReading> {
  signal.throwIfAborted();
  const jobs = refs.map((ref): PictureJob => ({ ref, ask: 'metadata' }));
  for await (const readings of inBatches(jobs, pictureWork, means, signal)) yield* readings;
}

const pictureWork: BatchWork<PictureJob, PictureReading> = {
  task: tasks.pictures,
  path: (job) => {
    const user = `/users/${encodeURIComponent(job.ref.id)}`;
    switch (job.ask) {
      case 'metadata':
        return `${user}/photo`;
      case '360x360':
        return `${user}/photos/360x360/$value`;
      case 'largest':
        return `${user}/photo/$value`;
      case 'person':
        return `${user}?$select=id`;
    }
  },
  settle: (job, answer) => {
    switch (job.ask) {
      case 'metadata':
        return settleMetadata(job.ref, answer);
      case '360x360':
      case 'largest':
        return settleBytes(job, answer);
      case 'person':
        return settlePerson(job.ref, answer);
    }
  },
};

function settleMetadata(ref: PictureRef, answer: GraphAnswer): SettledPicture {
  const photo = readPhotoMetadata(answer);
  if (photo.is !== 'there') return settleAbsence(ref, photo);
  const { size, tag } = photo;
  if (tag !== undefined && tag === ref.heldTag) return { result: { ref, status: 'unchanged' } };
  return { next: tag === undefined ? { ref, ask: size } : { ref, ask: size, tag } };
}

function settleBytes(job: PictureJob & { readonly ask: PhotoSize }, answer: GraphAnswer): SettledPicture {
  // Pictures kept in Entra ID itself may have any size, and then no other.
  if (job.ask === '360x360' && answer.status === 404) return { next: { ...job, ask: 'largest' } };
  const { ref, tag } = job;
  const photo = readPhotoBytes(answer);
  if (photo.is !== 'there') return settleAbsence(ref, photo);
  const found = { ref, status: 'found', bytes: photo.bytes } as const;
  return { result: tag === undefined ? found : { ...found, tag } };
}

function settleAbsence(ref: PictureRef, absence: PhotoAbsence): SettledPicture {
  switch (absence.is) {
    case 'none':
      return { result: { ref, status: 'none' } };
    case 'none-or-gone':
      return { next: { ref, ask: 'person' } };
    case 'unreadable':
      return { result: { ref, status: 'failed', failure: absence.failure } };
  }
}

function settlePerson(ref: PictureRef, answer: GraphAnswer): SettledPicture {
  if (answer.status === 200) return { result: { ref, status: 'none' } };
  const failure = isUserGone(answer.code)
    ? ({ reason: 'unexpected-answer', message: 'This person is no longer in Microsoft Entra ID.' } as const)
    : graphFailure(answer, tasks.users);
  return { result: { ref, status: 'failed', failure } };
}
