import { clearStaging } from '../../flow/directory/staging-store.ts';
import { bookmarkBasis } from '../runs/bookmark-basis.ts';
import { keepTrying, type Progress } from '../runs/keep-trying.ts';
import { readPages } from './read-pages.ts';
import type { RunContext } from '../runs/run-context.ts';
import type { RunState } from '../runs/run-state.ts';
import { countOfLastRead, moveRun, type RunPatch } from '../runs/run-store.ts';
import { beginUndo } from './undo-step.ts';

/** Decides where to read from: a bookmark counts only while nothing has changed that it was made under. */
export async function beginReading(context: RunContext, run: RunState): Promise<RunState> {
  if (run.undoes !== null) return beginUndo(context, run);
  const { parts, connector, source } = context;
  const basis = bookmarkBasis(connector, source);
  const usable = run.type === 'changes' && basis === connector.bookmarkBasis;
  const fromBookmark = (usable ? connector.bookmark : undefined) ?? null;
  const whole = fromBookmark === null && run.type !== 'person';
  const expected = whole ? await countOfLastRead(parts.database, run.connectorId) : undefined;
  return parts.database.$transaction((transaction) =>
    moveRun(transaction, run, { status: 'reading', basis, fromBookmark, expected: expected ?? null }),
  );
}

/** Reads everyone, or what has changed, page by page into staging, from the page after the last that was written. */
export async function readPeople(context: RunContext, run: RunState): Promise<RunState> {
  const progress: Progress = { run, failures: 0, restarts: 0 };
  const basis = bookmarkBasis(context.connector, context.source);
  // Someone has changed the connector since reading began, and a worker has gone: the rest would not fit the beginning.
  if (run.basis !== basis) await restart(context, progress, { basis });
  await keepTrying(context, progress, {
    attempt: () => readPages(context, progress),
    restart: () => restart(context, progress, {}),
  });
  return progress.run;
}

/** From the beginning and whole: what was read so far is forgotten, and nobody is skipped. */
async function restart({ parts }: RunContext, progress: Progress, patch: RunPatch): Promise<void> {
  progress.run = await parts.database.$transaction(async (transaction) => {
    await clearStaging(transaction, progress.run.id);
    const counts = { ...progress.run.counts, read: 0 };
    const beginning = { cursor: null, fromBookmark: null, waitingUntil: null };
    return moveRun(transaction, progress.run, { ...patch, ...beginning, counts });
  });
}
