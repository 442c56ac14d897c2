import { describe, expect, test } from 'vitest';
import type { ChangeAnswer } from '../../../flow/targets/target.ts';
import { changedFields, driftOf, judgeAnswer, type PersonAtWork } from './judge-answer.ts';
import type { HeldPerson } from './push-line-store.ts';

const now = new Date('2026-11-21T10:00:00Z');
const personId = '0192f0c1-0000-7000-8000-000000000001';

const held = (parts: Partial<HeldPerson> = {}): HeldPerson => ({
  ...{ personId, displayName: 'Ann', leaving: false, remoteId: 'a-1', matchValue: 'ann@example.com', memo: null },
  ...{ wrote: null, state: null, attempts: 0, isErased: false, lineCode: null, ...parts },
});
const work = (parts: Partial<HeldPerson> = {}): PersonAtWork => ({
  held: held(parts),
  document: { fields: { title: 'Lead', phone: null }, picture: { version: 'p2' } },
  hash: 'h2',
});
const judge = (answer: ChangeAnswer, parts: Partial<HeldPerson> = {}) => judgeAnswer(work(parts), answer, now);

describe('what becomes of a person', () => {
  test('who was written: all that Roster ever wrote is remembered, with what is new', () => {
    const wrote = { fields: { title: 'Engineer', nickname: 'Annie' }, picture: { version: 'p1' } };
    expect(judge({ personId, status: 'applied', remoteId: 'a-1', memo: { avatar: 7 } }, { wrote })).toEqual({
      personId,
      outcome: 'applied',
      fields: [
        { name: 'title', before: 'Engineer', after: 'Lead' },
        { name: 'picture', before: 'p1', after: 'p2' },
      ],
      standing: {
        ...{ status: 'applied', notTaken: [], attempts: 0, nextAttemptAt: null },
        applied: {
          ...{ hash: 'h2', remoteId: 'a-1', memo: { avatar: 7 } },
          wrote: { fields: { title: 'Lead', phone: null, nickname: 'Annie' }, picture: { version: 'p2' } },
          state: { fields: { title: 'Lead', phone: null, nickname: 'Annie' } },
        },
      },
    });
  });

  test('of whom something was not taken: it is neither told as written nor remembered as such', () => {
    const notTaken = [{ field: 'picture', code: 'unusable-picture', message: 'The picture cannot be read.' }];
    const state = { fields: { title: 'Boss' } };
    const outcome = judge({ personId, status: 'applied', remoteId: 'a-1', notTaken, state });
    expect(outcome).toMatchObject({
      fields: [],
      standing: {
        notTaken: [...notTaken, { field: 'title', code: 'not-kept' }],
        applied: { wrote: { fields: { phone: null } }, state },
      },
    });
    expect(outcome).not.toHaveProperty('standing.applied.wrote.picture');
  });

  test.each([
    ['is gone', {}, 'gone'],
    ['is gone for the second time', { lineCode: 'gone' }, { outcome: 'refused', code: 'not-found' }],
    ['is gone, and was leaving', { leaving: true }, { outcome: 'alreadySo', standing: 'forget' }],
  ])('who %s', (_, parts, expected) => {
    const outcome = judge({ personId, status: 'gone' }, parts);
    if (typeof expected === 'string') expect(outcome).toBe(expected);
    else expect(outcome).toMatchObject(expected);
  });

  test('who is refused stays as they were, and is tried again after a day', () => {
    const outcome = judge({ personId, status: 'refused', code: 'locked', message: 'No.' }, { attempts: 2 });
    expect(outcome).toMatchObject({
      outcome: 'refused',
      code: 'locked',
      standing: { status: 'refused', attempts: 3, nextAttemptAt: new Date('2026-11-22T10:00:00Z') },
    });
    expect(outcome).not.toHaveProperty('standing.applied');
  });

  test.each([
    [0, undefined, 60],
    [1, undefined, 300],
    [20, undefined, 86_400],
    [0, 900, 900],
  ])('who failed %d times before, with a wait of %s asked for', (attempts, retryAfterSeconds, seconds) => {
    const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
    const failure = { reason: 'unavailable', message: 'A fault.', ...wait } as const;
    const nextAttemptAt = new Date(now.getTime() + seconds * 1000);
    expect(judge({ personId, status: 'failed', failure }, { attempts })).toMatchObject({
      outcome: 'failed',
      code: 'unavailable',
      standing: { status: 'failed', attempts: attempts + 1, nextAttemptAt },
    });
  });

  test('who leaves is forgotten once all is taken back', () => {
    expect(judge({ personId, status: 'applied', remoteId: 'a-1' }, { leaving: true })).toMatchObject({
      standing: 'forget',
    });
  });
});

describe('drift', () => {
  const wrote = {
    fields: { title: 'Lead', phone: null },
    manager: { email: 'b@example.com' },
    picture: { version: 'x' },
  };

  test('is told by what the target showed after writing, whatever was asked for', () => {
    const state = { fields: { title: 'LEAD', phone: null }, manager: 'b-1', picture: 'avatar-7' };
    expect(driftOf({ wrote, state }, state)).toEqual([]);
    const there = { fields: { title: 'LEAD', phone: '1', nickname: 'new' }, manager: null, picture: 'avatar-8' };
    expect(driftOf({ wrote, state }, there)).toEqual([
      { name: 'phone', before: null, after: '1' },
      { name: 'manager', before: 'b-1', after: null },
      { name: 'picture', before: 'avatar-7', after: 'avatar-8' },
    ]);
  });

  test('is not concluded from what the target does not tell, nor from an empty text in place of none', () => {
    const state = { fields: { title: 'Lead', phone: null }, picture: 'avatar-7' };
    expect(driftOf({ wrote, state }, { fields: { phone: '' }, manager: 'b-1' })).toEqual([]);
    expect(driftOf({ wrote: null, state: null }, { fields: { title: 'Boss' } })).toEqual([]);
  });
});

test('only what is to be written counts as a change', () => {
  const before = { fields: { title: 'Lead', about: 'x' }, active: true };
  expect(changedFields(before, { fields: { title: null }, active: false, manager: { remoteId: 'b-1' } })).toEqual([
    { name: 'title', before: 'Lead', after: null },
    { name: 'manager', before: null, after: 'b-1' },
    { name: 'active', before: 'true', after: 'false' },
  ]);
});
