import { stageDraft, stageRejected, stageRemoved } from '../../flow/directory/staged-record.ts';
import { stagePage, type StagedPage, type StagingOrder } from '../../flow/directory/staging-store.ts';
import type { SourcePage, SourceSession } from '../../flow/sources/source.ts';
import { ConnectorError } from '../../errors/connector-error.ts';
import { gatherPages } from './gather-pages.ts';
import type { Progress } from '../runs/keep-trying.ts';
import { openSession, type RunContext } from '../runs/run-context.ts';
import type { RunState } from '../runs/run-state.ts';
import { moveRun, type RunPatch } from '../runs/run-store.ts';

const announceEveryMs = 300;

/** Reads from where the run stands to the end of the list, and writes what has been read while more is read. */
export async function readPages(context: RunContext, progress: Progress): Promise<void> {
  const session = openSession(context);
  const pages = gatherPages(pagesWriter(context, progress));
  try {
    for await (const page of pagesOf(session, progress.run, context.signal)) {
      await pages.add(await mapPage(context, page));
    }
  } finally {
    await session.close();
    await pages.finish();
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

/** What is to be written of a page. The records themselves are let go. */
interface MappedPage extends Pick<SourcePage, 'cursor' | 'end'> {
  /** How many were read. */
  readonly people: number;
  readonly staged: StagedPage;
  /** To be written, of either kind. */
  readonly rows: number;
}

async function mapPage({ mapping, connector }: RunContext, page: SourcePage): Promise<MappedPage> {
  const { records, removed, rejected = [], present = [], cursor, end } = page;
  const drafts = await mapping.mapRecords(records);
  const rows = [
    ...removed.map(stageRemoved),
    ...rejected.map(stageRejected),
    ...drafts.map((draft) => stageDraft(draft, connector.scope)),
  ];
  return {
    people: records.length + rejected.length,
    staged: { rows, present },
    rows: rows.length + present.length,
    cursor,
    ...(end && { end }),
  };
}

function pagesWriter({ parts, connector }: RunContext, progress: Progress) {
  const { policy, whenMissing } = connector.pictures;
  const order: StagingOrder = {
    runId: progress.run.id,
    connectorId: connector.id,
    pictures: policy === 'off' ? 'off' : whenMissing === 'keep' ? 'whenMissingKeep' : 'whenMissingDefault',
  };
  let announced = 0;
  return async (pages: readonly MappedPage[]): Promise<void> => {
    const last = pages.at(-1);
    const quietly = last?.end === undefined && performance.now() - announced < announceEveryMs;
    if (!quietly) announced = performance.now();
    const staged = {
      rows: pages.flatMap((page) => page.staged.rows),
      present: pages.flatMap((page) => page.staged.present),
    };
    progress.run = await parts.database.$transaction(async (transaction) => {
      await stagePage(transaction, order, staged);
      return moveRun(transaction, progress.run, afterPages(progress.run, pages), { quietly });
    });
    progress.failures = 0;
  };
}

function afterPages({ counts }: RunState, pages: readonly MappedPage[]): RunPatch {
  const { cursor = null, end } = pages.at(-1) ?? {};
  const read = pages.reduce((sum, { people }) => sum + people, counts.read);
  return {
    cursor,
    counts: { ...counts, read },
    waitingUntil: null,
    ...(end && { status: 'planning', readEnd: end }),
  };
}
