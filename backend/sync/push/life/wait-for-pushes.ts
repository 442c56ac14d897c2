import type { SyncParts } from '../../sync-parts.ts';
import { activePushStatuses } from './push-state.ts';

const lookEverySeconds = 0.5;
/** A run lets go of a push that gets nowhere for so long: it goes on by itself, as slowly as its target wants. */
const patienceSeconds = 60;
/** Nor does a run wait longer than this in all: the next one of the connector is not to be held up. */
const longestSeconds = 300;

interface PushAtWork {
  readonly id: string;
  readonly updatedAt: Date;
  readonly waitingUntil: Date | null;
  readonly failures: number;
}

/** Until the pushes that follow a run have ended, or are not worth waiting for. */
export async function waitForPushes({ database, clock }: SyncParts, runId: string, signal: AbortSignal): Promise<void> {
  const began = clock.now();
  const sinceBegan = (): number => (clock.now().getTime() - began.getTime()) / 1000;
  /** By push: as it was last seen to get on, and when. */
  const progress = new Map<string, { readonly mark: number; readonly atSeconds: number }>();
  const gotOn = (push: PushAtWork): number => {
    const before = progress.get(push.id);
    const mark = push.updatedAt.getTime();
    if (before && (before.mark === mark || isHeldUp(push))) return before.atSeconds;
    const atSeconds = sinceBegan();
    progress.set(push.id, { mark, atSeconds });
    return atSeconds;
  };
  for (;;) {
    signal.throwIfAborted();
    const active = await database.push.findMany({
      where: { runId, status: { in: [...activePushStatuses] } },
      select: { id: true, updatedAt: true, waitingUntil: true, failures: true },
    });
    const worthWaiting = active.filter(
      (push) => sinceBegan() - gotOn(push) < patienceSeconds && !waitsLong(push, clock.now()),
    );
    if (worthWaiting.length === 0 || sinceBegan() >= longestSeconds) return;
    await clock.sleep(lookEverySeconds, signal);
  }
}

/** Its row moves also when its target does not answer, or wants to be left alone. */
function isHeldUp({ failures, waitingUntil }: PushAtWork): boolean {
  return failures > 0 || waitingUntil !== null;
}

function waitsLong({ waitingUntil }: PushAtWork, now: Date): boolean {
  return waitingUntil !== null && waitingUntil.getTime() - now.getTime() >= patienceSeconds * 1000;
}
