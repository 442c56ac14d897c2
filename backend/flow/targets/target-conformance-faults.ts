import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../errors/connector-error.ts';
import type { TargetHarness } from './target-conformance-harness.ts';
import { applyAll, changeOf, never, refsOf, useTarget } from './target-conformance-world.ts';
import type { ChangeAnswer } from './target.ts';

/** Beyond this a session does not wait by itself: `patienceSeconds` of the harness. */
const patienceSeconds = 60;

export function describeFaults(harness: TargetHarness): void {
  describe.runIf(harness.faults.includes('rate-limit'))('a target that limits the rate', () => {
    const { target, open } = useTarget(harness, { people: 12, fault: 'rate-limit' });

    it('is waited for, and nobody is lost', async () => {
      const answers = await applyEveryone({ target, open });
      expect(answers.map(({ status }) => status)).toEqual(target().everyone.map(() => 'applied'));
    });
  });

  describe.runIf(harness.faults.includes('long-rate-limit'))('a target that asks for a long pause', () => {
    const { target, open } = useTarget(harness, { people: 12, fault: 'long-rate-limit' });

    it('is left alone, and the pause is reported', async () => {
      const failure = await applyEveryone({ target, open }).then(
        () => undefined,
        (error: unknown) => (error instanceof ConnectorError ? error.failure : undefined),
      );
      expect(failure?.reason).toBe('rate-limited');
      expect(failure?.retryAfterSeconds).toBeGreaterThan(patienceSeconds);
    });
  });

  describe.runIf(harness.faults.includes('refused-person'))('a target that refuses one person', () => {
    const world = useTarget(harness, { people: 6, fault: 'refused-person' });
    const { target, open } = world;

    it('says why, in words and by a code, and takes the others', async () => {
      expectTrouble(await applyEveryone(world), target().troubled, 'refused');
    });

    it('tells the same before, without writing', async () => {
      const session = open();
      const refs = await refsOf(session, target().everyone);
      const before = target().writes();
      const answers = await Array.fromAsync(session.preflight(refs, never));
      expectTrouble(answers, target().troubled, 'refused');
      expect(target().writes()).toBe(before);
    });
  });

  describe.runIf(harness.faults.includes('failing-person'))('a target that fails at one person', () => {
    const world = useTarget(harness, { people: 6, fault: 'failing-person' });

    it('does not call that a refusal, and takes the others', async () => {
      expectTrouble(await applyEveryone(world), world.target().troubled, 'failed');
    });
  });

  describe.runIf(harness.faults.includes('deaf-field'))('a target that does not keep a field', () => {
    const world = useTarget(harness, { people: 3, fault: 'deaf-field' });

    it('is found out, for each person', async () => {
      const { target } = world;
      const answers = await applyEveryone(world);
      const deaf = target().deafField ?? '';
      for (const answer of answers) {
        if (answer.status !== 'applied') throw new Error(`Not applied, but ${answer.status}.`);
        const wanted = target().desired(answer.personId, 1).fields[deaf];
        const told = answer.notTaken?.some(({ field }) => field === deaf) === true;
        expect(told || (answer.state !== undefined && answer.state.fields[deaf] !== wanted)).toBe(true);
      }
    });
  });
}

async function applyEveryone({
  target,
  open,
}: Pick<ReturnType<typeof useTarget>, 'target' | 'open'>): Promise<readonly ChangeAnswer[]> {
  const session = open();
  const refs = await refsOf(session, target().everyone);
  return applyAll(
    session,
    refs.map((ref) => changeOf(target(), ref, 1)),
  );
}

type Answer = { readonly personId: string; readonly status: string } & Partial<{
  readonly code: string;
  readonly message: string;
}>;

function expectTrouble(answers: readonly Answer[], whom: string | undefined, status: string): void {
  const troubled = answers.filter((answer) => answer.status !== 'applied' && answer.status !== 'may');
  expect(troubled.map(({ personId }) => personId)).toEqual([whom]);
  expect(troubled.map((answer) => answer.status)).toEqual([status]);
  if (status !== 'refused') return;
  expect(troubled[0]?.code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(troubled[0]?.message).toMatch(/\.$/);
}
