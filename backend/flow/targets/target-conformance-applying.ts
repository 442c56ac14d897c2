import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { TargetHarness } from './target-conformance-harness.ts';
import { applyAll, bringTo, changeOf, findAll, never, refsOf, useTarget } from './target-conformance-world.ts';
import type { DesiredState, TargetRef, TargetSession, TargetState } from './target.ts';

const maxHeapGrowthBytes = 5_000_000;
/** As many as the engine asks about at a time. */
const batch = 100;

export function describeApplying(harness: TargetHarness): void {
  describe('applying', () => {
    describeChanges(harness);
  });
  describe('applying to 2,000 people', () => {
    describeMemory(harness);
  });
}

function describeChanges(harness: TargetHarness): void {
  const world = useTarget(harness, { people: 8 }, true);
  const { target, open } = world;
  const one = (): string => target().everyone[1] ?? '';

  it('brings each person to the state given, and touches nothing else', async () => {
    const people = target().everyone;
    const rest = people.map((person) => target().rest(person));
    const session = open();
    const refs = await refsOf(session, people);
    const answers = await applyAll(
      session,
      refs.map((ref) => changeOf(target(), ref, 1)),
    );
    expect(answers.map(({ personId }) => personId).sort()).toEqual([...people].sort());
    expect(answers.map(({ status }) => status)).toEqual(people.map(() => 'applied'));
    for (const person of people) expect(target().shows(person).fields).toEqual(target().desired(person, 1).fields);
    expect(people.map((person) => target().rest(person))).toEqual(rest);
  });

  it('writes nothing to whoever is so already, however often it is asked', async () => {
    const refs = await bringTo(world, target().everyone, 1);
    const before = target().writes();
    for (let again = 0; again < 2; again += 1) {
      const answers = await applyAll(
        open(),
        refs.map((ref) => changeOf(target(), ref, 1)),
      );
      expect(answers.map(({ status }) => status)).toEqual(refs.map(() => 'alreadySo'));
    }
    expect(target().writes()).toBe(before);
  });

  it('writes only those who differ', async () => {
    const [ref, ...others] = await bringTo(world, target().everyone, 1);
    const before = target().writes();
    const first = orThrow(ref);
    await applyAll(open(), [changeOf(target(), first, 2)]);
    const writesOfOne = target().writes() - before;
    await applyAll(open(), [changeOf(target(), first, 3), ...others.map((other) => changeOf(target(), other, 1))]);
    expect(writesOfOne).toBeGreaterThan(0);
    expect(target().writes() - before).toBeLessThanOrEqual(2 * writesOfOne);
    expect(target().shows(first.personId).fields).toEqual(target().desired(first.personId, 3).fields);
  });

  it('changes one field and leaves what it is not told of', async () => {
    const [ref] = await bringTo(world, [one()], 1);
    const shown = target().desired(one(), 1).fields;
    const [name = ''] = Object.keys(shown);
    const value = target().desired(one(), 2).fields[name] ?? null;
    const { matchValue, displayName } = target().desired(one(), 2);
    const desired: DesiredState = { matchValue, displayName, fields: { [name]: value } };
    await applyAll(open(), [{ ...orThrow(ref), desired }]);
    expect(target().shows(one()).fields).toEqual({ ...shown, [name]: value });
  });

  it('empties what is to be empty', async () => {
    const [ref] = await bringTo(world, [one()], 1);
    const { matchValue, displayName, fields, picture, manager } = target().desired(one(), 1);
    const nothing = Object.fromEntries(Object.keys(fields).map((name) => [name, null]));
    const desired: DesiredState = {
      ...{ matchValue, displayName, fields: nothing },
      ...(picture !== undefined && { picture: null }),
      ...(manager !== undefined && { manager: null }),
    };
    const [answer] = await applyAll(open(), [{ ...orThrow(ref), desired }]);
    expect(answer?.status).toBe('applied');
    const kept = (harness.neverEmpty ?? []).map((name) => [name, fields[name]]);
    expect(target().shows(one()).fields).toEqual({ ...nothing, ...Object.fromEntries(kept) });
  });

  it('reports a person whom the target has lost as gone, and deals with the others', async () => {
    const refs = await bringTo(world, target().everyone, 1);
    target().remove(one());
    const answers = await applyAll(
      open(),
      refs.map((ref) => changeOf(target(), ref, 2)),
    );
    expect(answers.filter(({ status }) => status === 'gone').map(({ personId }) => personId)).toEqual([one()]);
    expect(answers.filter(({ status }) => status === 'applied').length).toBe(refs.length - 1);
    expect((await findAll(open(), [one()])).map(({ status }) => status)).toEqual(['none']);
  });

  it('reads back what it wrote, and sees what somebody else has changed since', async () => {
    const [ref, other] = await bringTo(world, [one(), target().everyone[2] ?? ''], 1);
    const before = await statesOf(open(), [orThrow(ref), orThrow(other)]);
    expect(before.map(({ fields }) => fields)).toEqual(
      [orThrow(ref), orThrow(other)].map(({ personId }) => target().desired(personId, 1).fields),
    );
    target().changeOverThere(one());
    const [changed, same] = await statesOf(open(), [orThrow(ref), orThrow(other)]);
    expect(changed?.fields).not.toEqual(before[0]?.fields);
    expect(same).toEqual(before[1]);
  });

  it.runIf(harness.readsPicture)('tells one picture from another', async () => {
    const [ref] = await bringTo(world, [one()], 1);
    const [first] = await statesOf(open(), [orThrow(ref)]);
    const [changed] = await bringTo(world, [one()], 2);
    const [second] = await statesOf(open(), [orThrow(changed)]);
    expect(first?.picture).not.toBeNull();
    expect(second?.picture).not.toBeNull();
    expect(second?.picture).not.toBe(first?.picture);
  });

  it('mends what somebody else has changed', async () => {
    const [ref] = await bringTo(world, [one()], 1);
    target().changeOverThere(one());
    const [answer] = await applyAll(open(), [changeOf(target(), orThrow(ref), 1)]);
    expect(answer?.status).toBe('applied');
    expect(target().shows(one()).fields).toEqual(target().desired(one(), 1).fields);
  });
}

function describeMemory(harness: TargetHarness): void {
  const { target, open } = useTarget(harness, { people: 2000 });

  /** How much more is held at the end of a pass than after its first batch. */
  const pass = async (session: TargetSession, version: number): Promise<number> => {
    const people = target().everyone;
    let [applied, first] = [0, 0];
    for (let start = 0; start < people.length; start += batch) {
      const refs = await refsOf(session, people.slice(start, start + batch));
      const changes = refs.map((ref) => changeOf(target(), ref, version));
      for await (const { status } of session.apply(changes, never)) applied += status === 'applied' ? 1 : 0;
      if (start === 0) first = heapBytes();
    }
    expect(applied).toBe(people.length);
    return heapBytes() - first;
  };

  it('answers each once and holds no more than a batch of them', { timeout: 300_000 }, async () => {
    const session = open();
    // In the first pass the simulator fills up: it lives in the same process.
    await pass(session, 1);
    expect(await pass(session, 2)).toBeLessThan(maxHeapGrowthBytes);
  });
}

async function statesOf(session: TargetSession, refs: readonly TargetRef[]): Promise<readonly TargetState[]> {
  const readings = await Array.fromAsync(session.readState(refs, never));
  return refs.map(({ personId }) => {
    const reading = readings.find((given) => given.personId === personId);
    if (reading?.status !== 'read') throw new Error(`The state of ${personId} is not read.`);
    return reading.state;
  });
}

function orThrow<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('Somebody is missing.');
  return value;
}

/** `gc` is only there for those who ask for it. */
function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  return process.memoryUsage().heapUsed;
}
