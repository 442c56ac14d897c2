import { nextWanted, notePictures, type ReadPicture } from '../../flow/directory/wanted-pictures-store.ts';
import type { PictureRef } from '../../flow/model/record.ts';
import type { PictureReading } from '../../flow/sources/source.ts';
import { hashPicture, type OriginalPicture } from '../../pictures/picture-store.ts';
import { verifyPicture } from '../../pictures/verify-picture.ts';
import { findOwnPhotos } from './own-photos.ts';
import { openSession, type RunContext } from '../runs/run-context.ts';
import type { RunState } from '../runs/run-state.ts';
import { settlePictures, type PictureFinding } from './settle-pictures.ts';

/** How many a session is asked for at once: enough for it to keep its requests in flight. */
const askedAtOnce = 500;
/** What is held in memory before it is written, at most: one picture may have 16 MiB. */
const maxBatchPictures = 40;
const maxBatchBytes = 8 * 1024 * 1024;

export type OnBatch = (read: readonly string[]) => Promise<void>;

/** Asks the source for every picture that is wanted, and calls `onBatch` with those whose bytes have come into the store. */
export async function readPictures(context: RunContext, run: RunState, onBatch: OnBatch): Promise<void> {
  const { database } = context.parts;
  let wanted = await nextWanted(database, run.id, askedAtOnce);
  if (wanted.length === 0) return;
  const session = openSession(context);
  try {
    while (wanted.length > 0) {
      const asked = await leaveOwnPhotos(context, run, wanted);
      const left = new Set(asked.map(({ id }) => id));
      for await (const batch of inBatches(session.readPictures(asked, context.signal))) {
        for (const { ref } of batch) left.delete(ref.id);
        await onBatch(await keepBatch(context, run, batch));
      }
      await giveUp(context, run, [...left]);
      wanted = await nextWanted(database, run.id, askedAtOnce);
    }
  } finally {
    await session.close();
  }
}

/** Answers with the others, whose pictures are the provider's. */
async function leaveOwnPhotos(
  { parts, connector }: RunContext,
  run: RunState,
  wanted: readonly PictureRef[],
): Promise<readonly PictureRef[]> {
  const own = await findOwnPhotos(parts, run.siteId, wanted);
  if (own.size === 0) return wanted;
  const findings = [...own].map((sourceId): PictureFinding => ({ sourceId, reading: { status: 'ownPhoto' } }));
  await parts.database.$transaction((transaction) =>
    settlePictures(transaction, { runId: run.id, connector, now: parts.clock.now() }, findings),
  );
  return wanted.filter(({ id }) => !own.has(id));
}

async function* inBatches(readings: AsyncIterable<PictureReading>): AsyncIterable<readonly PictureReading[]> {
  let batch: PictureReading[] = [];
  let bytes = 0;
  for await (const reading of readings) {
    batch.push(reading);
    bytes += reading.status === 'found' ? reading.bytes.byteLength : 0;
    if (batch.length < maxBatchPictures && bytes < maxBatchBytes) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

interface SortedBatch {
  readonly originals: OriginalPicture[];
  readonly notes: ReadPicture[];
  readonly findings: PictureFinding[];
}

/** Originals go to the store first: nothing points at bytes that are not there. Answers with the ids of those to render. */
async function keepBatch(context: RunContext, run: RunState, batch: readonly PictureReading[]): Promise<string[]> {
  const { parts, connector } = context;
  const { originals, notes, findings } = sortBatch(batch);
  await parts.pictures.store.putOriginals(run.siteId, originals);
  await parts.database.$transaction(async (transaction) => {
    await notePictures(transaction, run.id, notes);
    await settlePictures(transaction, { runId: run.id, connector, now: parts.clock.now() }, findings);
  });
  return notes.flatMap((note) => (note.state === 'read' ? [note.sourceId] : []));
}

function sortBatch(batch: readonly PictureReading[]): SortedBatch {
  const sorted: SortedBatch = { originals: [], notes: [], findings: [] };
  for (const reading of batch) {
    const sourceId = reading.ref.id;
    if (reading.status === 'none') sorted.notes.push({ sourceId, state: 'missing', tag: reading.tag });
    else if (reading.status === 'unchanged') sorted.findings.push({ sourceId, reading: { status: 'unchanged' } });
    else if (reading.status === 'failed') sorted.findings.push(failed(sourceId, reading.failure.message));
    else sortFound(sorted, { sourceId, bytes: reading.bytes, tag: reading.tag });
  }
  return sorted;
}

function sortFound(
  { originals, notes, findings }: SortedBatch,
  { sourceId, bytes, tag }: { readonly sourceId: string; readonly bytes: Uint8Array; readonly tag: string | undefined },
): void {
  const verified = verifyPicture(bytes);
  if (!verified.ok) {
    findings.push({ sourceId, reading: { status: 'unusable' }, because: verified.message });
    return;
  }
  const sha256 = hashPicture(bytes);
  originals.push({ sha256, bytes, format: verified.format });
  notes.push({ sourceId, state: 'read', sha256, tag });
}

/** A source that leaves one out has broken its promise, but the run is to come to its end. */
async function giveUp({ parts, connector }: RunContext, run: RunState, sourceIds: readonly string[]): Promise<void> {
  if (sourceIds.length === 0) return;
  const findings = sourceIds.map((sourceId) => failed(sourceId, 'The provider gave no answer for this picture.'));
  await parts.database.$transaction((transaction) =>
    settlePictures(transaction, { runId: run.id, connector, now: parts.clock.now() }, findings),
  );
}

function failed(sourceId: string, because: string): PictureFinding {
  return { sourceId, reading: { status: 'failed' }, because };
}
