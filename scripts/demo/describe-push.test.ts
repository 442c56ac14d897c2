import { describe, expect, test } from 'vitest';
import { pushCounts } from '#contract/pushes.ts';
import { describePush } from './describe-push.ts';
import type { PushedTarget, ShownPush } from './push-to-targets.ts';
import { signpost } from './signpost.ts';

const id = '00000000-0000-4000-8000-000000000001';

function aPush(over: Partial<ShownPush> = {}): ShownPush {
  const [startedAt, finishedAt] = ['2026-11-20T08:00:00.000Z', '2026-11-20T08:00:02.500Z'];
  return { type: 'full', counts: pushCounts.parse({ applied: 12 }), problem: null, startedAt, finishedAt, ...over };
}

function aTarget(pushes = [aPush()], view: object = {}): PushedTarget {
  const states = { applied: 12, pending: 0, refused: 3, failed: 0, drifted: 0 };
  return {
    pushes,
    target: {
      input: { name: 'Jira', kind: 'jira-data-center', settings: { baseUrl: 'http://jira' } },
      peopleUrl: 'http://jira/people',
      profileUrl: (email) => `http://jira/${email}`,
      pictures: () => 9,
    },
    view: { id, name: 'Jira', kind: 'jira-data-center', states, refusals: [], ...view },
  };
}

describe('what was done to a target', () => {
  test('is people, pictures and time', () => {
    const text = describePush(aTarget());
    expect(text).toContain('Jira, in 2.5 s');
    expect(text).toContain('12 as they should be: 12 written now');
    expect(text).toContain('9 shown there');
    expect(text).not.toContain('refused');
  });

  test('tells each reason of a refusal once, and the field that it is about', () => {
    const refusals = [
      { code: 'not-found', message: 'Nobody is like this.', people: 3 },
      { code: 'too-long', message: 'Too long.', field: 'Room', people: 1 },
    ];
    const text = describePush(aTarget([aPush()], { refusals }));
    expect(text).toContain('refused   3: Nobody is like this.');
    expect(text).toContain('refused   1, Room: Too long.');
  });

  test('keeps apart what was written and what was put right', () => {
    const check = aPush({ type: 'drift', counts: pushCounts.parse({ applied: 2, alreadySo: 10 }) });
    const text = describePush(aTarget([check, aPush({ counts: pushCounts.parse({}) })]));
    expect(text).toContain('0 written now; 12 looked at over there, 2 put right');
  });

  test('says why a push failed', () => {
    const problem = { reason: 'unavailable', message: 'Jira is away.' };
    expect(describePush(aTarget([aPush({ problem })]))).toBe('Jira\n  The push failed: Jira is away.');
  });
});

describe('the signpost', () => {
  const end = {
    baseUrl: 'http://roster',
    signInLink: 'http://roster/link',
    pushed: [aTarget()],
    inside: [],
    seconds: 20.4,
  };

  test('leads to somebody in every product', () => {
    const example = { name: 'Ann Lee', email: 'ann@acme.example', manager: 'Bo Ray' };
    const text = signpost({ ...end, example });
    expect(text).toContain('Done in 20 s.');
    expect(text).toContain('Ann Lee, who reports to Bo Ray');
    expect(text).toContain('http://jira/ann@acme.example');
    expect(text).toContain('http://jira/people');
  });

  test('leads into Jira where Roster is inside of it', () => {
    const inside = [{ label: 'An issue', address: 'http://site/browse/ROS-1' }];
    expect(signpost({ ...end, example: undefined, inside })).toContain('An issue  http://site/browse/ROS-1');
    expect(signpost({ ...end, example: undefined })).not.toContain('inside a Jira');
  });

  test('names nobody when nobody is everywhere', () => {
    expect(signpost({ ...end, example: undefined })).not.toContain('reports to');
  });
});
