import { describe, expect, it } from 'vitest';
import type { TargetHarness } from './target-conformance-harness.ts';
import { bringTo, changeOf, findAll, never, refsOf, useTarget } from './target-conformance-world.ts';

/** Questions: none of them writes. */
export function describeAsking(harness: TargetHarness): void {
  describe('asking', () => {
    const world = useTarget(harness, { people: 25 });
    const { target, open } = world;

    it('passes its own check, and writes nothing for it', async () => {
      const check = await open().check(never);
      expect(check.findings.filter(({ status }) => status === 'missing')).toEqual([]);
      expect(check.ok).toBe(true);
      expect(target().writes()).toBe(0);
    });

    it('accepts all that is wanted', async () => {
      const { fields, leftOut } = await open().accepts(never);
      const wanted = Object.keys(target().desired(target().everyone[0] ?? '', 1).fields);
      expect([...fields].sort()).toEqual(wanted.sort());
      expect(leftOut).toEqual([]);
      expect(target().writes()).toBe(0);
    });

    it('finds each person once, and says of whom there is none', async () => {
      const people = [...target().everyone, target().nobody];
      const findings = await findAll(open(), people);
      expect(findings.map(({ personId }) => personId).sort()).toEqual([...people].sort());
      const found = findings.flatMap((finding) => (finding.status === 'found' ? [finding.remoteId] : []));
      expect(new Set(found).size).toBe(target().everyone.length);
      expect(findings.find(({ personId }) => personId === target().nobody)?.status).toBe('none');
      expect(target().writes()).toBe(0);
    });

    it('says of each person whether they may be written, and of an unknown one that they are gone', async () => {
      const session = open();
      const refs = [...(await refsOf(session, target().everyone)), aStranger(target().unknownRemoteId)];
      const answers = await Array.fromAsync(session.preflight(refs, never));
      expect(answers.map(({ personId }) => personId).sort()).toEqual(refs.map(({ personId }) => personId).sort());
      const [may, others] = [answers.filter(({ status }) => status === 'may'), answers.filter(isOfStranger)];
      expect(may.length).toBe(target().everyone.length);
      expect(others.map(({ status }) => status)).toEqual(['gone']);
      expect(target().writes()).toBe(0);
    });

    it('reads the state of each person, and of an unknown one that they are gone', async () => {
      const session = open();
      const refs = [...(await refsOf(session, target().everyone)), aStranger(target().unknownRemoteId)];
      const readings = await Array.fromAsync(session.readState(refs, never));
      expect(readings.map(({ personId }) => personId).sort()).toEqual(refs.map(({ personId }) => personId).sort());
      expect(readings.filter(isOfStranger).map(({ status }) => status)).toEqual(['gone']);
      expect(target().writes()).toBe(0);
    });

    it.each(['findPeople', 'preflight', 'readState', 'apply'] as const)(
      'stops %s promptly when aborted, with the reason given',
      async (question) => {
        const session = open();
        const refs = await refsOf(session, target().everyone.slice(0, 5));
        const before = target().writes();
        const stop = new AbortController();
        const answers = {
          findPeople: () =>
            session.findPeople(
              refs.map(({ personId }) => ({ personId, value: personId })),
              stop.signal,
            ),
          preflight: () => session.preflight(refs, stop.signal),
          readState: () => session.readState(refs, stop.signal),
          apply: () =>
            session.apply(
              refs.map((ref) => changeOf(target(), ref, 7)),
              stop.signal,
            ),
        }[question]();
        stop.abort(new Error('stopped by the admin'));
        await expect(Array.fromAsync<unknown>(answers)).rejects.toThrow('stopped by the admin');
        expect(target().writes()).toBe(before);
      },
    );

    it('answers nothing about nobody', async () => {
      const session = open();
      expect(await Array.fromAsync(session.apply([], never))).toEqual([]);
      expect(await Array.fromAsync(session.readState([], never))).toEqual([]);
    });

    it('can be closed twice', async () => {
      const session = open();
      await bringTo(world, target().everyone.slice(0, 1), 1);
      await session.close();
      await expect(session.close()).resolves.toBeUndefined();
    });
  });
}

const stranger = 'a stranger';

const aStranger = (remoteId: string) => ({ personId: stranger, remoteId });

const isOfStranger = ({ personId }: { readonly personId: string }): boolean => personId === stranger;
