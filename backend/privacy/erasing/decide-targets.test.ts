import { expect, test } from 'vitest';
import { decideTarget } from './decide-targets.ts';

const held = { targetId: 't', name: 'Jira', kind: 'jira', removal: 'leave', remoteId: 'r', isWritten: true };

test.each([
  ['is left where the target is to leave it', {}, false, 'left'],
  ['is cleared where the admin wants that', {}, true, 'clear'],
  ['is cleared as the target’s setting says', { removal: 'clear' }, false, 'clear'],
  ['is deactivated as the target’s setting says', { removal: 'deactivate' }, true, 'deactivate'],
  ['is nothing before anything was written', { removal: 'clear', isWritten: false }, true, 'nothing'],
  ['is nothing where the person was never found', { removal: 'clear', remoteId: null }, true, 'nothing'],
] as const)('what was written %s', (_, over, clearAll, does) => {
  expect(decideTarget({ ...held, ...over }, clearAll, ['clear'])).toEqual({ targetId: 't', name: 'Jira', does });
});

test('a kind of target that cannot clear keeps what was written', () => {
  expect(decideTarget(held, true, []).does).toBe('left');
});
