import type {
  AttributeAccount,
  AttributeDirectory,
  AttributeTexts,
  AttributeWrite,
  WriteOutcome,
} from './photo-directory.ts';
import { acceptance, checkPhoto, createMissing } from './photo-check.ts';
import type { PhotoAttributes } from './photo-settings.ts';
import { desiredTexts, differing, namesRead, pictureNotTaken, stateOf, type PhotoMeans } from './photo-state.ts';
import type { ChangeAnswer, Refusal, TargetChange, TargetContext, TargetRef, TargetSession } from '../../target.ts';

/** Of people about whom a provider is asked at a time. */
const batchSize = 40;

/** A session that reads before it writes, and writes only the attributes that differ. */
export function openPhotoSession(
  directory: AttributeDirectory,
  photo: PhotoAttributes,
  context: TargetContext,
): TargetSession {
  const means: PhotoMeans = { directory, photo, context };
  const names = namesRead(means);
  const prepare = once((signal: AbortSignal) => createMissing(means, signal));
  return {
    check: (signal) => checkPhoto(means, signal),
    accepts: (signal) => acceptance(means, signal),
    findPeople: (people, signal) =>
      inBatches(people, signal, async function* (batch) {
        const found = await directory.find([...new Set(batch.map(({ value }) => value))], signal);
        const ids = Map.groupBy(found, ({ value }) => value);
        for (const { personId, value } of batch) {
          const [first, ...others] = new Set(ids.get(value)?.map(({ id }) => id));
          if (first === undefined) yield { personId, status: 'none' as const };
          else if (others.length > 0) yield { personId, status: 'several' as const };
          else yield { personId, status: 'found' as const, remoteId: first };
        }
      }),
    preflight: (people, signal) =>
      reading(means, { people, names, signal }, (account) =>
        account.refusal ? { status: 'refused' as const, ...account.refusal } : { status: 'may' as const, locked: [] },
      ),
    readState: (people, signal) =>
      reading(means, { people, names, signal }, ({ texts }) => ({
        status: 'read' as const,
        state: stateOf(means, texts),
      })),
    apply: (changes, signal) =>
      inBatches(changes, signal, async function* (batch) {
        yield* applyBatch(means, batch, { prepare, signal });
      }),
    close: () => directory.close(),
  };
}

async function* inBatches<Item, Answer>(
  items: readonly Item[],
  signal: AbortSignal,
  work: (batch: readonly Item[]) => AsyncIterable<Answer>,
): AsyncGenerator<Answer> {
  for (let start = 0; start < items.length; start += batchSize) {
    signal.throwIfAborted();
    yield* work(items.slice(start, start + batchSize));
  }
  signal.throwIfAborted();
}

interface Reading {
  readonly people: readonly TargetRef[];
  readonly names: readonly string[];
  readonly signal: AbortSignal;
}

function reading<Answer>(
  { directory }: PhotoMeans,
  { people, names, signal }: Reading,
  answer: (account: AttributeAccount) => Answer,
) {
  return inBatches(people, signal, async function* (batch) {
    const accounts = await accountsOf(directory, { people: batch, names, signal });
    for (const { personId, remoteId } of batch) {
      const account = accounts.get(remoteId);
      yield { personId, ...(account ? answer(account) : { status: 'gone' as const }) };
    }
  });
}

async function accountsOf(directory: AttributeDirectory, { people, names, signal }: Reading) {
  const ids = [...new Set(people.map(({ remoteId }) => remoteId))];
  return new Map((await directory.read(ids, names, signal)).map((account) => [account.id, account]));
}

interface PlannedWrite extends AttributeWrite {
  readonly change: TargetChange;
  readonly account: AttributeAccount;
}

const sameAccount: Refusal = {
  code: 'same-account',
  message: 'Two people are the same account at the provider. Choose a matching key that tells them apart.',
};

interface Applying {
  readonly prepare: (signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
}

async function* applyBatch(
  means: PhotoMeans,
  changes: readonly TargetChange[],
  { prepare, signal }: Applying,
): AsyncGenerator<ChangeAnswer> {
  const people = changes.flatMap(({ personId, remoteId }) => (remoteId === undefined ? [] : [{ personId, remoteId }]));
  const names = namesRead(
    means,
    changes.map(({ desired }) => desired),
  );
  const accounts = await accountsOf(means.directory, { people, names, signal });
  const writes = new Map<string, PlannedWrite>();
  for (const change of changes) {
    const account = accounts.get(change.remoteId ?? '');
    const texts = account && differing(account.texts, desiredTexts(means, change.desired));
    if (!account || !texts) yield { personId: change.personId, status: 'gone' };
    else if (Object.keys(texts).length === 0)
      yield taken('alreadySo', means, { change, account, texts: account.texts });
    else if (account.refusal) yield { personId: change.personId, status: 'refused', ...account.refusal };
    else if (writes.has(account.id)) yield { personId: change.personId, status: 'refused', ...sameAccount };
    else writes.set(account.id, { id: account.id, texts, change, account });
  }
  if (writes.size === 0) return;
  await prepare(signal);
  const orders = [...writes.values()].map(({ id, texts }) => ({ id, texts }));
  for await (const outcome of means.directory.write(orders, signal)) {
    const write = writes.get(outcome.id);
    if (write) yield answerTo(means, write, outcome);
  }
}

function answerTo(means: PhotoMeans, write: PlannedWrite, outcome: WriteOutcome): ChangeAnswer {
  const { personId } = write.change;
  switch (outcome.status) {
    case 'written': {
      const texts = { ...write.account.texts, ...(outcome.texts ?? write.texts) };
      return taken('applied', means, { ...write, texts });
    }
    case 'gone':
      return { personId, status: 'gone' };
    case 'refused':
      return { personId, status: 'refused', code: outcome.code, message: outcome.message };
    case 'failed':
      return { personId, status: 'failed', failure: outcome.failure };
  }
}

function taken(
  status: 'applied' | 'alreadySo',
  means: PhotoMeans,
  { change, account, texts }: { change: TargetChange; account: AttributeAccount; texts: AttributeTexts },
): ChangeAnswer {
  const state = stateOf(means, texts);
  const notTaken = pictureNotTaken(change.desired, state);
  return { personId: change.personId, status, remoteId: account.id, state, ...(notTaken.length > 0 && { notTaken }) };
}

/** Does it again when it failed. */
function once(work: (signal: AbortSignal) => Promise<void>): (signal: AbortSignal) => Promise<void> {
  let done = false;
  return async (signal) => {
    if (done) return;
    await work(signal);
    done = true;
  };
}
