import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../../testing/fake-clock.ts';
import type { GraphAnswer } from '../entra-answer.ts';
import type { EntraClient } from '../entra-client.ts';
import { tasks } from '../entra-failure.ts';
import { type BatchWork, inBatches } from './in-batches.ts';

const never = new AbortController().signal;
const ok = (body: unknown): GraphAnswer => ({ status: 200, body });
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const paths = (count: number): readonly string[] => numbers(count).map((number) => `/${String(number)}`);

const echo: BatchWork<string, string> = {
  task: tasks.users,
  path: (job) => job,
  settle: (job, { status }) => ({ result: `${job} ${String(status)}` }),
};

/** A client whose batches are answered by the test, part by part. */
function setUp(answer: (path: string, attempt: number) => GraphAnswer, signalOf?: (signal: AbortSignal) => void) {
  const clock = createFakeClock();
  const attempts = new Map<string, number>();
  const batches: (readonly string[])[] = [];
  const heldOff: number[] = [];
  const client: EntraClient = {
    ask: () => Promise.reject(new Error('Nothing is asked by itself here.')),
    holdOff: (seconds) => {
      heldOff.push(seconds);
      void clock.sleep(seconds, never);
    },
    batch: (parts, _task, signal) => {
      signalOf?.(signal);
      batches.push(parts);
      const answers = parts.map((path) => {
        const attempt = (attempts.get(path) ?? 0) + 1;
        attempts.set(path, attempt);
        return answer(path, attempt);
      });
      return Promise.resolve(answers);
    },
  };
  return { means: { client, now: clock.now }, batches, heldOff, attempts };
}

const all = async <Result>(results: AsyncIterable<readonly Result[]>): Promise<readonly Result[]> =>
  (await Array.fromAsync(results)).flat();

describe('inBatches', () => {
  it('answers every job once, twenty to a batch', async () => {
    const { means, batches } = setUp(() => ok({}));
    const results = await all(inBatches(paths(45), echo, means, never));
    expect([...results].sort()).toEqual(
      paths(45)
        .map((path) => `${path} 200`)
        .sort(),
    );
    expect(batches.map(({ length }) => length)).toEqual([20, 20, 5]);
  });

  it('sends nothing for no jobs', async () => {
    const { means, batches } = setUp(() => ok({}));
    expect(await all(inBatches([], echo, means, never))).toEqual([]);
    expect(batches).toEqual([]);
  });

  it('follows where an answer leads', async () => {
    const { means } = setUp((path) => ok(path));
    const work: BatchWork<string, string> = {
      ...echo,
      settle: (job) => (job.endsWith('+') ? { result: job } : { next: `${job}+` }),
    };
    const results = await all(inBatches(paths(30), work, means, never));
    expect([...results].sort()).toEqual(
      paths(30)
        .map((path) => `${path}+`)
        .sort(),
    );
  });

  it('sends throttled parts again, after the longest wait asked for, until all are answered', async () => {
    const { means, heldOff, attempts } = setUp((path, attempt) => {
      const throttled = path.endsWith('3') && attempt <= 7;
      return throttled ? { status: 429, body: {}, retryAfterSeconds: path === '/13' ? 9 : 2 } : ok({});
    });
    const results = await all(inBatches(paths(20), echo, means, never));
    expect(results).toHaveLength(20);
    expect(results.every((result) => result.endsWith('200'))).toBe(true);
    expect(heldOff).toEqual(Array.from({ length: 7 }, () => 9));
    expect(attempts.get('/13')).toBe(8);
    expect(attempts.get('/12')).toBe(1);
  });

  it('settles a throttled part with its refusal only after a quarter of an hour in which nothing got through', async () => {
    const { means, heldOff } = setUp(() => ({ status: 429, body: {}, retryAfterSeconds: 100 }));
    expect(await all(inBatches(['/1'], echo, means, never))).toEqual(['/1 429']);
    expect(heldOff.reduce((sum, seconds) => sum + seconds)).toBe(900);
  });

  it('gives up on a part that keeps failing, and on no other', async () => {
    const { means, attempts } = setUp((path) => (path === '/5' ? { status: 503, body: {} } : ok({})));
    const results = await all(inBatches(paths(20), echo, means, never));
    expect(results.filter((result) => !result.endsWith('200'))).toEqual(['/5 503']);
    expect(attempts.get('/5')).toBe(3);
  });

  it('keeps four batches under way and begins no more while the caller is busy', async () => {
    const { means, batches } = setUp(() => ok({}));
    const results = inBatches(paths(1000), echo, means, never);
    await results.next();
    expect(batches).toHaveLength(5);
    await results.return(undefined);
    expect(batches).toHaveLength(5);
  });

  it('ends what is under way when the caller stops listening', async () => {
    const signals: AbortSignal[] = [];
    const { means } = setUp(
      () => ok({}),
      (signal) => signals.push(signal),
    );
    const results = inBatches(paths(100), echo, means, never);
    await results.next();
    await results.return(undefined);
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
  });

  it('fails when one job fails for good', async () => {
    const { means } = setUp(() => ok({}));
    const work: BatchWork<string, string> = {
      ...echo,
      settle: () => {
        throw new Error('no permission');
      },
    };
    await expect(all(inBatches(paths(100), work, means, never))).rejects.toThrow('no permission');
  });
});
