import { clearStaging } from '../flow/directory/staging-store.ts';
import { ConnectorError } from '../errors/connector-error.ts';
import { bookmarkBasis } from './bookmark-basis.ts';
import { readPages, type Reading } from './read-pages.ts';
import type { RunContext } from './run-context.ts';
import { decideRetry } from './retry-policy.ts';
import type { RunState } from './run-state.ts';
import { countOfLastRead, moveRun, type RunPatch } from './run-store.ts';

/** Decides where to read from: a bookmark counts only while nothing has changed that it was made under. */
export async function beginReading({ parts, connector, source }: RunContext, run: RunState): Promise<RunState> {
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
  const reading: Reading = { run, failures: 0, restarts: 0 };
  const basis = bookmarkBasis(context.connector, context.source);
  // Someone has changed the connector since reading began, and a worker has gone: the rest would not fit the beginning.
  if (run.basis !== basis) await restart(context, reading, { basis });
  while (reading.run.status === 'reading') {
    try {
      await readPages(context, reading);
    } catch (error) {
      if (!(error instanceof ConnectorError) || context.signal.aborted) throw error;
      await recover(context, reading, error);
    }
  }
  return reading.run;
}

async function recover(context: RunContext, reading: Reading, error: ConnectorError): Promise<void> {
  reading.failures += 1;
  const decision = decideRetry(error.failure, reading);
  if (decision.do === 'fail') throw error;
  if (decision.do === 'wait') {
    await wait(context, reading, decision.seconds);
    return;
  }
  reading.restarts += 1;
  await restart(context, reading, {});
}

async function wait({ parts, signal }: RunContext, reading: Reading, seconds: number): Promise<void> {
  const { database, clock } = parts;
  const waitingUntil = new Date(clock.now().getTime() + seconds * 1000);
  reading.run = await database.$transaction((transaction) => moveRun(transaction, reading.run, { waitingUntil }));
  await clock.sleep(seconds, signal);
}

/** From the beginning and whole: what was read so far is forgotten, and nobody is skipped. */
async function restart({ parts }: RunContext, reading: Reading, patch: RunPatch): Promise<void> {
  reading.run = await parts.database.$transaction(async (transaction) => {
    await clearStaging(transaction, reading.run.id);
    const counts = { ...reading.run.counts, read: 0 };
    return moveRun(transaction, reading.run, { ...patch, counts, cursor: null, fromBookmark: null, waitingUntil: null });
  });
}
