import { shareDirectory } from '../../flow/directory/directory-lock-store.ts';
import { lockUndonePictures, writeUndonePictures } from '../../flow/directory/undo-pictures-store.ts';
import { stageUndo, type UndoOrder } from '../../flow/directory/undo-store.ts';
import { hostPhotos, retirePhotos } from '../../pictures/hosted-photo-store.ts';
import { endOrPush } from '../push/life/push-after-run.ts';
import type { RunContext } from '../runs/run-context.ts';
import type { RunState } from '../runs/run-state.ts';
import { moveRun } from '../runs/run-store.ts';

/** An undo reads what it stages from the lines of the run that it undoes; planning and applying it are the same as ever. */
export function beginUndo({ parts }: RunContext, run: RunState): Promise<RunState> {
  return parts.database.$transaction(async (transaction) => {
    await stageUndo(transaction, undoOrder(run));
    return moveRun(transaction, run, { status: 'planning', readEnd: { read: 'changes' } });
  });
}

const picturesAtOnce = 500;

export async function putPicturesBack(context: RunContext, run: RunState): Promise<RunState> {
  let changed = 0;
  for (let place = { after: '', count: 0 }; ; changed += place.count) {
    place = await putBatchBack(context, run, place.after);
    if (place.count === 0) break;
  }
  const counts = { ...run.counts, pictures: { ...run.counts.pictures, changed } };
  return endOrPush(context.parts, run, { counts });
}

function putBatchBack(
  { parts, connector }: RunContext,
  run: RunState,
  after: string,
): Promise<{ after: string; count: number }> {
  const { crop } = connector.pictures;
  const now = parts.clock.now();
  return parts.database.$transaction(async (transaction) => {
    await shareDirectory(transaction, run.siteId);
    const pictures = await lockUndonePictures(transaction, undoOrder(run), { after, limit: picturesAtOnce });
    const shown = pictures.flatMap(({ personId, before }) =>
      before === null ? [] : [{ personId, sha256: before, crop }],
    );
    const cleared = pictures.filter(({ before }) => before === null).map(({ personId }) => personId);
    const tokens = await hostPhotos(transaction, run.siteId, shown, now);
    await retirePhotos(transaction, run.siteId, cleared, now);
    const back = pictures.map((picture) => ({ ...picture, token: tokens.get(picture.personId) ?? null }));
    await writeUndonePictures(transaction, { ...undoOrder(run), crop, now }, back);
    return { after: pictures.at(-1)?.sourceId ?? after, count: pictures.length };
  });
}

function undoOrder({ id, connectorId, undoes }: RunState): UndoOrder {
  if (undoes === null) throw new Error('The run is not an undo.');
  return { runId: id, connectorId, undoes };
}
