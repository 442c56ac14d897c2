import { backoffSeconds } from '../../../http/backoff.ts';
import { ConnectorError } from '../../../errors/connector-error.ts';
import type { Clock } from '../../../http/clock.ts';
import type { AttributeTexts, AttributeWrite, WriteOutcome } from '../shared/photo-attribute/photo-directory.ts';
import { batchSize, type EntraPhotoClient, type GraphAnswer } from './entra-photo-client.ts';
import { graphFailure, personTrouble, tasks } from './entra-photo-failure.ts';
import { isExtensionAttribute } from './entra-photo-names.ts';

interface WriteMeans {
  readonly client: EntraPhotoClient;
  readonly clock: Clock;
  readonly patienceSeconds: number;
}

/** Twenty partial updates to a request. Parts that are throttled go again after the longest wait that any of them was given. */
export async function* writeInBatches(
  means: WriteMeans,
  writes: readonly AttributeWrite[],
  signal: AbortSignal,
): AsyncGenerator<WriteOutcome> {
  const waiting = [...writes];
  for (let stalled = 0, waitedSeconds = 0; waiting.length > 0;) {
    const batch = waiting.splice(0, batchSize);
    const patches = batch.map(({ id, texts }) => ({ path: `/users/${encodeURIComponent(id)}`, body: patchOf(texts) }));
    const answers = await means.client.patchAll(patches, tasks.write, signal);
    const throttled: AttributeWrite[] = [];
    for (const [index, write] of batch.entries()) {
      const answer = answers[index] ?? { status: 504, body: undefined };
      if (answer.status === 429) throttled.push(write);
      else yield outcomeOf(write.id, answer);
    }
    const hasProgress = throttled.length < batch.length;
    [stalled, waitedSeconds] = hasProgress ? [0, 0] : [stalled + 1, waitedSeconds];
    if (throttled.length === 0) continue;
    const wait = waitOf(answers) ?? backoffSeconds(stalled + 1);
    waitedSeconds += wait;
    if (waitedSeconds > means.patienceSeconds) {
      throw new ConnectorError(graphFailure({ status: 429, retryAfterSeconds: wait }, tasks.write));
    }
    await means.clock.sleep(wait, signal);
    waiting.unshift(...throttled);
  }
}

function waitOf(answers: readonly GraphAnswer[]): number | undefined {
  const waits = answers.flatMap(({ status, retryAfterSeconds }) => (status === 429 ? (retryAfterSeconds ?? []) : []));
  return waits.length === 0 ? undefined : Math.max(1, ...waits);
}

function outcomeOf(id: string, answer: GraphAnswer): WriteOutcome {
  if (answer.status < 300) return { id, status: 'written' };
  const trouble = personTrouble(id, answer);
  if (trouble === undefined) throw new ConnectorError(graphFailure(answer, tasks.write));
  return trouble;
}

/** https://learn.microsoft.com/graph/api/user-update: what is not named stays. */
function patchOf(texts: AttributeTexts): object {
  const entries = Object.entries(texts);
  const attributes = entries.filter(([name]) => isExtensionAttribute(name));
  return {
    ...Object.fromEntries(entries.filter(([name]) => !isExtensionAttribute(name))),
    ...(attributes.length > 0 && { onPremisesExtensionAttributes: Object.fromEntries(attributes) }),
  };
}
