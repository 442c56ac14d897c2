import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { JsonValue } from '../model/json.ts';
import type { ConformanceTarget, ConformanceTargetWorld, TargetHarness } from './target-conformance-harness.ts';
import type { ChangeAnswer, PersonFinding, TargetChange, TargetRef, TargetSession } from './target.ts';

export const never = new AbortController().signal;

export interface StartedTarget {
  readonly target: () => ConformanceTarget;
  /** A new session, closed after the last case. */
  readonly open: () => TargetSession;
}

/** Starts a target before the cases of a group (or each of them), and ends it and all sessions after them. */
export function useTarget(harness: TargetHarness, world: ConformanceTargetWorld, fresh = false): StartedTarget {
  let started: ConformanceTarget | undefined;
  const sessions: TargetSession[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(sessions.splice(0).map((session) => session.close()));
    await started?.close();
    started = undefined;
  };
  const start = async (): Promise<void> => {
    await stop();
    started = await harness.start(world);
  };
  if (fresh) beforeEach(start);
  else beforeAll(start);
  afterAll(stop);
  const target = (): ConformanceTarget => {
    if (started === undefined) throw new Error('The target runs while cases run, not while they are listed.');
    return started;
  };
  const open = (): TargetSession => {
    const session = target().open();
    sessions.push(session);
    return session;
  };
  return { target, open };
}

/** What lies in JSON columns between sessions. */
const stored = (memo: JsonValue): JsonValue => JSON.parse(JSON.stringify(memo)) as JsonValue;

export const findAll = (session: TargetSession, people: readonly string[]): Promise<readonly PersonFinding[]> =>
  Array.fromAsync(
    session.findPeople(
      people.map((value) => ({ personId: value, value })),
      never,
    ),
  );

/** The people by their match value, found in a session. */
export async function refsOf(session: TargetSession, people: readonly string[]): Promise<readonly TargetRef[]> {
  const findings = new Map((await findAll(session, people)).map((finding) => [finding.personId, finding]));
  return people.map((person) => {
    const finding = findings.get(person);
    if (finding?.status !== 'found') throw new Error(`Of the people, ${person} is not found.`);
    const { personId, remoteId, memo } = finding;
    return memo === undefined ? { personId, remoteId } : { personId, remoteId, memo: stored(memo) };
  });
}

export function changeOf(target: ConformanceTarget, ref: TargetRef, version: number): TargetChange {
  return { ...ref, desired: target.desired(ref.personId, version) };
}

export const applyAll = (session: TargetSession, changes: readonly TargetChange[]): Promise<readonly ChangeAnswer[]> =>
  Array.fromAsync(session.apply(changes, never));

/** The ref that the engine would come back with. */
function refAfter(ref: TargetRef, answer: ChangeAnswer | undefined): TargetRef {
  if (answer?.status !== 'applied' && answer?.status !== 'alreadySo') return ref;
  const memo = answer.memo ?? ref.memo;
  return { personId: ref.personId, remoteId: answer.remoteId, ...(memo !== undefined && { memo: stored(memo) }) };
}

/** Applies a version to people and answers with their refs. */
export async function bringTo(
  { target, open }: StartedTarget,
  people: readonly string[],
  version: number,
): Promise<readonly TargetRef[]> {
  const session = open();
  const refs = await refsOf(session, people);
  const answers = await applyAll(
    session,
    refs.map((ref) => changeOf(target(), ref, version)),
  );
  return refs.map((ref) =>
    refAfter(
      ref,
      answers.find(({ personId }) => personId === ref.personId),
    ),
  );
}
