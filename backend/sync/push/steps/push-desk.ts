import { countOutcomes, writeOutcomes, type PersonOutcome } from './answer-store.ts';
import type { PushContext } from '../push-context.ts';
import { forgetAccounts } from './push-line-store.ts';
import type { PushState } from '../life/push-state.ts';
import { movePush } from '../life/push-store.ts';

/** Answers are written together, this many at a time: what a worker that dies has done beyond is done again, in vain. */
const answersAtOnce = 25;

/** Where outcomes are gathered and written. */
export interface Desk {
  tell(outcomes: readonly (PersonOutcome | { readonly gone: string })[]): Promise<void>;
  flush(): Promise<void>;
  push(): PushState;
}

export function createDesk({ parts: { database, clock } }: PushContext, started: PushState): Desk {
  const place = { pushId: started.id, targetId: started.targetId };
  let push = started;
  let [waiting, gone]: [PersonOutcome[], string[]] = [[], []];
  const flush = async (): Promise<void> => {
    const [outcomes, lost] = [waiting, gone];
    if (outcomes.length + lost.length === 0) return;
    [waiting, gone] = [[], []];
    push = await database.$transaction(async (transaction) => {
      await writeOutcomes(transaction, place, { outcomes, now: clock.now() });
      await forgetAccounts(transaction, place, lost);
      const counts = countOutcomes(push.counts, outcomes);
      return movePush(transaction, push, { counts, failures: 0, waitingUntil: null });
    });
  };
  return {
    push: () => push,
    flush,
    tell: async (outcomes) => {
      for (const one of outcomes) {
        if ('gone' in one) gone.push(one.gone);
        else waiting.push(one);
      }
      if (waiting.length + gone.length >= answersAtOnce) await flush();
    },
  };
}
