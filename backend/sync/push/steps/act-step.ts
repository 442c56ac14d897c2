import type { ChangeAnswer } from '../../../flow/targets/target.ts';
import type { PersonOutcome } from './answer-store.ts';
import { desiredStateOf, leavingDocument, leavingState } from './desired-state.ts';
import { loadDesired } from './desired-people-store.ts';
import { failed, judgeAnswer, type WorkItem } from './judge-answer.ts';
import { lookForDrift, lookOnly } from './look-step.ts';
import { planOrder, type PushContext } from '../push-context.ts';
import { createDesk, type Desk } from './push-desk.ts';
import { nextLines, type HeldPerson } from './push-line-store.ts';
import type { PushState } from '../life/push-state.ts';

/** Deals with the next people of a push. `ended`: there were none left. */
export async function actOnBatch(
  context: PushContext,
  started: PushState,
): Promise<{ readonly push: PushState; readonly ended: boolean }> {
  const { database } = context.parts;
  const batch = await nextLines(database, { pushId: started.id, targetId: started.targetId }, 'act');
  if (batch.length === 0) return { push: started, ended: true };
  const desk = createDesk(context, started);
  const work = await prepareWork(context, started, batch);
  await desk.tell(work.skipped);
  if (started.type === 'dryRun') await lookOnly(context, work.atWork, desk);
  else if (started.type === 'drift') {
    const drifted = await lookForDrift(context, work.atWork, { repair: started.repair, desk });
    await apply(context, drifted, desk);
  } else await apply(context, work.atWork, desk);
  return { push: desk.push(), ended: false };
}

interface Work {
  readonly atWork: readonly WorkItem[];
  /** No longer one of the target's people since the push was planned. */
  readonly skipped: readonly PersonOutcome[];
}

async function prepareWork(context: PushContext, push: PushState, batch: readonly HeldPerson[]): Promise<Work> {
  const order = planOrder(context, push);
  const people = batch.filter(({ leaving }) => !leaving).map(({ personId }) => personId);
  const desired = await loadDesired(context.parts.database, order, people);
  const [atWork, skipped]: [WorkItem[], PersonOutcome[]] = [[], []];
  for (const held of batch) {
    const person = desired.get(held.personId);
    const { personId, remoteId, memo } = held;
    const ref = { personId, ...(remoteId !== null && { remoteId }), ...(memo !== null && { memo }) };
    const removal = held.isErased && order.removal === 'leave' ? 'clear' : order.removal;
    if (held.leaving && removal !== 'leave') {
      const document = leavingDocument(held, removal);
      atWork.push({ held, document, hash: null, change: { ...ref, desired: leavingState(held, document) } });
    } else if (person) {
      const { document, hash } = person;
      atWork.push({ held, document, hash, change: { ...ref, desired: desiredStateOf(context, held, person) } });
    } else
      skipped.push({ personId, outcome: 'skipped', fields: [], ...(held.leaving && { standing: 'forget' as const }) });
  }
  return { atWork, skipped };
}

async function apply(context: PushContext, items: readonly WorkItem[], desk: Desk): Promise<void> {
  const left = new Map(items.map((item) => [item.change.personId, item]));
  const answers = context.session.apply(
    items.map(({ change }) => change),
    context.signal,
  );
  try {
    for await (const answer of answers) {
      const item = left.get(answer.personId);
      left.delete(answer.personId);
      if (item) await desk.tell([judged(context, item, answer)]);
    }
    await desk.tell([...left.values()].map(({ held }) => failed(held, unanswered, context.parts.clock.now())));
  } finally {
    // What the target did before it failed is done.
    await desk.flush();
  }
}

function judged({ parts }: PushContext, item: WorkItem, answer: ChangeAnswer): PersonOutcome | { gone: string } {
  const outcome = judgeAnswer(item, answer, parts.clock.now());
  return outcome === 'gone' ? { gone: item.change.personId } : outcome;
}

const unanswered = { reason: 'unexpected-answer', message: 'The target said nothing about this person.' } as const;
