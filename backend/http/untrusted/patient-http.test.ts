import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { createPatientHttp } from './patient-http.ts';
import type { UntrustedAnswer } from './untrusted-http.ts';

const never = new AbortController().signal;

const answered = (status: number, headers: Readonly<Record<string, string>> = {}): UntrustedAnswer => ({
  outcome: 'answered',
  response: { status, header: (name) => headers[name], body: new Uint8Array() },
  url: new URL('https://img.example/'),
});
const silent = (passing: boolean): UntrustedAnswer => ({ outcome: 'unanswered', message: 'gone', passing });

/** Gives these answers, and the last one again and again. */
function answering(...answers: readonly UntrustedAnswer[]) {
  const clock = createFakeClock();
  const asked: string[] = [];
  const patient = createPatientHttp(
    {
      get: ({ url }) => {
        asked.push(url.href);
        return Promise.resolve(answers[Math.min(asked.length, answers.length) - 1] ?? silent(false));
      },
      close: () => Promise.resolve(),
    },
    clock,
  );
  const get = (url = 'https://img.example/a', signal = never) =>
    patient.get({ url: new URL(url), headersFor: () => ({}) }, signal);
  return { clock, asked, get };
}

describe('a host that asks to be asked later', () => {
  it('is asked again after as long as it says', async () => {
    const test = answering(answered(429, { 'retry-after': '7' }), answered(503, { 'retry-after': '2' }), answered(200));
    expect(await test.get()).toMatchObject({ response: { status: 200 } });
    expect(test.clock.slept).toEqual([7, 2]);
  });

  it('is waited for a minute at most, then left alone for as long as it says', async () => {
    const test = answering(answered(429, { 'retry-after': '600' }));
    expect(await test.get()).toEqual({ outcome: 'later', seconds: 600 });
    expect(await test.get('https://img.example/b')).toEqual({ outcome: 'later', seconds: 600 });
    expect(test.asked).toHaveLength(1);
    expect(test.clock.slept).toEqual([]);
    await test.clock.sleep(600, never);
    await test.get();
    expect(test.asked).toHaveLength(2);
  });

  it('keeps no other host waiting', async () => {
    const test = answering(answered(429, { 'retry-after': '600' }), answered(200));
    await test.get();
    expect(await test.get('https://other.example/')).toMatchObject({ outcome: 'answered' });
  });

  it('is left alone for an hour at most', async () => {
    const test = answering(answered(503, { 'retry-after': '999999' }));
    expect(await test.get()).toEqual({ outcome: 'later', seconds: 3600 });
  });

  it('does not keep a stopped run waiting', async () => {
    const stop = new AbortController();
    stop.abort(new Error('stopped by the admin'));
    const test = answering(answered(200));
    await expect(test.get('https://img.example/', stop.signal)).rejects.toThrow('stopped by the admin');
    expect(test.asked).toEqual([]);
  });
});

describe('a host with a fault', () => {
  it.each([
    ['a broken connection', silent(true)],
    ['status 502', answered(502)],
    ['status 503', answered(503)],
  ])('is asked once more after %s', async (_, fault) => {
    const test = answering(fault, answered(200));
    expect(await test.get()).toMatchObject({ response: { status: 200 } });
    const faulty = answering(fault);
    expect(await faulty.get()).toBe(fault);
    expect(faulty.asked).toHaveLength(2);
  });

  it.each([
    ['no answer in time', silent(false)],
    ['status 500', answered(500)],
    ['status 404', answered(404)],
    ['a refusal', { outcome: 'refused', refusal: 'port', host: 'img.example' } satisfies UntrustedAnswer],
  ])('is not asked again after %s', async (_, outcome) => {
    const test = answering(outcome);
    expect(await test.get()).toBe(outcome);
    expect(test.asked).toHaveLength(1);
  });

  it('is left alone for a minute after five silences in a row', async () => {
    const test = answering(silent(false));
    for (let picture = 0; picture < 9; picture++) await test.get();
    expect(test.asked).toHaveLength(5);
    expect(await test.get()).toEqual({ outcome: 'later', seconds: 60 });
    await test.clock.sleep(60, never);
    await test.get();
    expect(test.asked).toHaveLength(6);
  });

  it('is asked on and on when it answers in between', async () => {
    const test = answering(...[1, 2, 3, 4].map(() => silent(false)), answered(200), silent(false));
    for (let picture = 0; picture < 9; picture++) await test.get();
    expect(test.asked).toHaveLength(9);
  });
});
