import { describe, expect, it } from 'vitest';
import { aPush, aTarget } from '../../../testing/target-builders.ts';
import { targetState } from './target-state.ts';

const now = new Date('2026-11-20T12:00:00.000Z');
const later = '2026-11-20T12:10:00.000Z';
const states = { applied: 3, pending: 0, refused: 0, failed: 0, drifted: 0 };

describe('a target in one word', () => {
  it.each([
    ['off', { enabled: false }],
    ['off', { enabled: false, lastPush: aPush({ type: 'dryRun' }) }],
    ['pushing', { enabled: false, activePush: aPush({ type: 'dryRun', status: 'working' }) }],
    ['pushing', { activePush: aPush({ status: 'queued' }), lastPush: aPush({ status: 'failed' }) }],
    ['paused', { pausedUntil: later, activePush: aPush({ status: 'working', waitingUntil: later }) }],
    ['paused', { pausedUntil: later, lastPush: aPush() }],
    ['ok', { pausedUntil: '2026-11-20T11:00:00.000Z', lastPush: aPush(), states }],
    ['failed', { lastPush: aPush({ status: 'failed' }), states: { ...states, refused: 1 } }],
    ['attention', { lastPush: aPush(), states: { ...states, refused: 1 } }],
    ['attention', { lastPush: aPush(), states: { ...states, drifted: 1 } }],
    ['never', {}],
    ['never', { lastPush: aPush({ type: 'dryRun' }) }],
    ['ok', { lastPush: aPush({ type: 'dryRun' }), states }],
    ['ok', { lastPush: aPush(), states }],
  ] as const)('is %s', (state, over) => {
    expect(targetState(aTarget(over), now)).toBe(state);
  });
});
