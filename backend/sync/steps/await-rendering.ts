import { isDeepStrictEqual } from 'node:util';
import { countPictures } from '../../flow/directory/picture-outcome-store.ts';
import { countInState, picturesInState } from '../../flow/directory/wanted-pictures-store.ts';
import type { RunContext } from '../runs/run-context.ts';
import type { Progress } from '../runs/keep-trying.ts';
import { moveRun } from '../runs/run-store.ts';

/** How many pictures a worker is given at a time. */
const renderedAtOnce = 40;
const showEveryMs = 500;
const lookEverySeconds = 0.25;
/** A minute without one picture done: the batches may have been lost with a worker. */
const patience = 240;
const mostSent = 5;

/** Waits until every picture that was read has been rendered, or told to be of no use. */
export async function awaitRendering(context: RunContext, progress: Progress): Promise<void> {
  const { database, clock } = context.parts;
  const unrendered = () => countInState(database, progress.run.id, 'read');
  let left = await unrendered();
  for (let looks = 0, sent = 0; left > 0;) {
    await clock.sleep(lookEverySeconds, context.signal);
    const now = await unrendered();
    looks = now === left ? looks + 1 : 0;
    left = now;
    await showProgress(context, progress);
    if (looks < patience) continue;
    if (sent === mostSent) throw new Error('Pictures were given to workers again and again, and none was rendered.');
    await sendUnrendered(context, progress);
    looks = 0;
    sent += 1;
  }
}

/** Gives workers whatever waits to be rendered, also what was given to one before. */
export async function sendUnrendered({ parts }: RunContext, { run }: Progress): Promise<void> {
  const place = { state: 'read', limit: renderedAtOnce };
  let sourceIds = await picturesInState(parts.database, run.id, { ...place, after: '' });
  for (let last = sourceIds.at(-1); last !== undefined; last = sourceIds.at(-1)) {
    await parts.queue.sendPictures({ runId: run.id, sourceIds });
    sourceIds = await picturesInState(parts.database, run.id, { ...place, after: last });
  }
}

/** Writes down how many pictures are done, if that has changed, but not all the time. */
export async function showProgress({ parts }: RunContext, progress: Progress): Promise<void> {
  if (performance.now() - (progress.shownAt ?? 0) < showEveryMs) return;
  progress.shownAt = performance.now();
  const { run } = progress;
  const pictures = await countPictures(parts.database, run.id);
  if (isDeepStrictEqual(pictures, run.counts.pictures) && run.waitingUntil === null) return;
  progress.run = await parts.database.$transaction((transaction) =>
    moveRun(transaction, run, { counts: { ...run.counts, pictures }, waitingUntil: null }),
  );
}
