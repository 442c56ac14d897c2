import type { PersonFinding, PersonToFind } from '../../../flow/targets/target.ts';
import { countOutcomes, writeOutcomes, type PersonOutcome } from './answer-store.ts';
import { loadDesired, type DesiredPerson } from './desired-people-store.ts';
import { findingRefusals } from './finding-refusals.ts';
import { failed, refused } from './judge-answer.ts';
import { planOrder, type PushContext } from '../push-context.ts';
import { nextLines, noteSought, setStep, writeFound, type HeldPerson } from './push-line-store.ts';
import type { PushState } from '../life/push-state.ts';
import { movePush } from '../life/push-store.ts';

/** Finds out who of the target everyone is whom the push deals with. Answers how the push stands, and whether somebody was found. */
export async function findEveryone(
  context: PushContext,
  started: PushState,
): Promise<{ readonly push: PushState; readonly found: boolean }> {
  const place = { pushId: started.id, targetId: started.targetId };
  let [push, found] = [started, false];
  for (;;) {
    context.signal.throwIfAborted();
    const held = await nextLines(context.parts.database, place, 'find');
    if (held.length === 0) return { push, found };
    const people = held.map(({ personId }) => personId);
    const desired = await loadDesired(context.parts.database, planOrder(context, push), people);
    const asked = people.flatMap((personId) => {
      const value = desired.get(personId)?.matchValue ?? null;
      return value === null ? [] : [{ personId, value }];
    });
    const { findings, failure } = await ask(context, asked);
    const answered = held.filter(({ personId }) => {
      const isAsked = asked.some((one) => one.personId === personId);
      return findings.has(personId) || !isAsked || failure === undefined;
    });
    if (answered.length > 0) push = await writeFindings(context, push, { answered, desired, findings });
    if (failure) throw failure;
    found ||= [...findings.values()].some(({ status }) => status === 'found');
  }
}

/** What was answered before the target failed counts; the others are asked about again. */
async function ask(
  { session, signal }: PushContext,
  asked: readonly PersonToFind[],
): Promise<{ readonly findings: ReadonlyMap<string, PersonFinding>; readonly failure: Error | undefined }> {
  const findings = new Map<string, PersonFinding>();
  try {
    for await (const finding of session.findPeople(asked, signal)) findings.set(finding.personId, finding);
    return { findings, failure: undefined };
  } catch (error) {
    if (error instanceof Error) return { findings, failure: error };
    throw error;
  }
}

interface Findings {
  readonly answered: readonly HeldPerson[];
  readonly desired: ReadonlyMap<string, DesiredPerson>;
  readonly findings: ReadonlyMap<string, PersonFinding>;
}

async function writeFindings(context: PushContext, push: PushState, given: Findings): Promise<PushState> {
  const { database, clock } = context.parts;
  const now = clock.now();
  const place = { pushId: push.id, targetId: push.targetId };
  const creates = context.acceptance.creates;
  const verdicts = given.answered.map((held) => ({ held, verdict: judgeFinding(held, given, { creates, now }) }));
  return database.$transaction(async (transaction) => {
    const rows = verdicts.flatMap(({ verdict }) => (verdict.do === 'found' ? [verdict.row] : []));
    const own = await writeFound(transaction, place, rows);
    const going = verdicts.flatMap(({ held, verdict }) => (verdict.do === 'goOn' ? [held.personId] : []));
    await setStep(transaction, place, { step: 'act', people: going });
    const outcomes = verdicts.flatMap(({ held, verdict }): PersonOutcome[] => {
      if (verdict.do === 'end') return [verdict.outcome];
      return verdict.do === 'found' && !own.has(held.personId)
        ? [refused({ held }, findingRefusals.sameAccount, now)]
        : [];
    });
    await noteSought(transaction, place, soughtOf(given));
    await writeOutcomes(transaction, place, { outcomes, now });
    const counts = countOutcomes(push.counts, outcomes);
    return movePush(transaction, push, { counts, failures: 0, waitingUntil: null });
  });
}

function soughtOf({ answered, desired }: Findings): Parameters<typeof noteSought>[2] {
  return answered.flatMap(({ personId }) => {
    const wanted = desired.get(personId);
    return wanted ? [{ personId, matchValue: wanted.matchValue }] : [];
  });
}

type Verdict =
  | { readonly do: 'found'; readonly row: Parameters<typeof writeFound>[2][number] }
  | { readonly do: 'goOn' }
  | { readonly do: 'end'; readonly outcome: PersonOutcome };

/** Whom the target once had under another name stays who they are while the new name leads nowhere. */
function judgeFinding(
  held: HeldPerson,
  { desired, findings }: Findings,
  { creates, now }: { readonly creates: boolean; readonly now: Date },
): Verdict {
  const wanted = desired.get(held.personId);
  const finding = findings.get(held.personId);
  const end = (outcome: PersonOutcome): Verdict => ({ do: 'end', outcome });
  if (!wanted) return end({ personId: held.personId, outcome: 'skipped', fields: [] });
  if (finding?.status === 'failed') return end(failed(held, finding.failure, now));
  if (finding?.status === 'several') return end(refused({ held }, findingRefusals.several, now));
  if (finding?.status === 'found') {
    const { remoteId, memo = null } = finding;
    return { do: 'found', row: { personId: held.personId, matchValue: wanted.matchValue ?? '', remoteId, memo } };
  }
  if (held.remoteId !== null) return { do: 'goOn' };
  if (wanted.matchValue === null) return end(refused({ held }, findingRefusals.noMatchValue, now));
  return creates && wanted.document.active !== false
    ? { do: 'goOn' }
    : end(refused({ held }, findingRefusals.notFound, now));
}
