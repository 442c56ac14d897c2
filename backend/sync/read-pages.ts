import { stageDraft, stageRejected, stageRemoved } from '../flow/directory/staged-record.ts';
import { stagePage, type StagedPage, type StagingOrder } from '../flow/directory/staging-store.ts';
import type { SourcePage, SourceSession } from '../flow/sources/source.ts';
import { ConnectorError } from '../errors/connector-error.ts';
import type { Progress } from './keep-trying.ts';
import { openSession, type RunContext } from './run-context.ts';
import type { RunState } from './run-state.ts';
import { moveRun, type RunPatch } from './run-store.ts';

const announceEveryMs = 300;

/** Reads from where the run stands to the end of the list. The next page is read while the last one is written. */
export async function readPages(context: RunContext, progress: Progress): Promise<void> {
  const session = openSession(context);
  const write = pageWriter(context, progress);
  let writing = Promise.resolve();
  try {
    for await (const page of pagesOf(session, progress.run, context.signal)) {
      const staged = await toStaged(context, page);
      await writing;
      writing = write(page, staged);
      // Looked at when the next page is here, or below; until then a failure is not to count as unhandled.
      writing.catch(() => undefined);
    }
  } finally {
    await session.close();
    await writing;
  }
  if (progress.run.status !== 'reading') return;
  throw new ConnectorError({
    reason: 'unexpected-answer',
    message:
      'The provider’s list of people stopped before its end. Run again; if it stays so, tell the makers of Roster.',
  });
}

async function* pagesOf(session: SourceSession, run: RunState, signal: AbortSignal): AsyncIterable<SourcePage> {
  if (run.type !== 'person' || run.sourceId === null) {
    yield* session.readPeople(
      {
        ...(run.fromBookmark !== null && { bookmark: run.fromBookmark }),
        ...(run.cursor !== null && { cursor: run.cursor }),
      },
      signal,
    );
    return;
  }
  const record = await session.readPerson(run.sourceId, signal);
  const [records, removed] = record === 'gone' ? [[], [run.sourceId]] : [[record], []];
  yield { records, removed, cursor: null, end: { read: 'changes' } };
}

async function toStaged({ mapping, connector }: RunContext, page: SourcePage): Promise<StagedPage> {
  const drafts = await mapping.mapRecords(page.records);
  return {
    rows: [
      ...page.removed.map(stageRemoved),
      ...(page.rejected ?? []).map(stageRejected),
      ...drafts.map((draft) => stageDraft(draft, connector.scope)),
    ],
    present: page.present ?? [],
  };
}

type WritePage = (page: SourcePage, staged: StagedPage) => Promise<void>;

function pageWriter({ parts, connector }: RunContext, progress: Progress): WritePage {
  const { policy, whenMissing } = connector.pictures;
  const order: StagingOrder = {
    runId: progress.run.id,
    connectorId: connector.id,
    pictures: policy === 'off' ? 'off' : whenMissing === 'keep' ? 'whenMissingKeep' : 'whenMissingDefault',
  };
  let announced = 0;
  return async (page, staged) => {
    const quietly = page.end === undefined && performance.now() - announced < announceEveryMs;
    if (!quietly) announced = performance.now();
    progress.run = await parts.database.$transaction(async (transaction) => {
      await stagePage(transaction, order, staged);
      return moveRun(transaction, progress.run, afterPage(progress.run, page), { quietly });
    });
    progress.failures = 0;
  };
}

function afterPage({ counts }: RunState, page: SourcePage): RunPatch {
  const read = counts.read + page.records.length + (page.rejected?.length ?? 0);
  return {
    cursor: page.cursor,
    counts: { ...counts, read },
    waitingUntil: null,
    ...(page.end && { status: 'planning', readEnd: page.end }),
  };
}
