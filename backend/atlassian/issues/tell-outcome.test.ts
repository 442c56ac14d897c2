import { expect, test } from 'vitest';
import { issueOutcomeCode, withoutManagerReason } from '#contract/issue-outcomes.ts';
import { tellOutcome } from './tell-outcome.ts';

const usual = { reason: null, personName: null, issues: null, because: null };

test('every outcome is a sentence of its own, without a word of code', () => {
  const sentences = issueOutcomeCode.options.map((outcome) => tellOutcome({ ...usual, outcome }));
  expect(new Set(sentences).size).toBe(sentences.length);
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*[.:a-z]$/);
  expect(sentences.join(' ')).not.toMatch(/null|undefined|\b[a-z]+[A-Z]/);
});

test('every reason is told, and names whom it is about', () => {
  for (const reason of withoutManagerReason.options) {
    const told = tellOutcome({ ...usual, outcome: 'left', reason, personName: 'Max' });
    expect(told).toContain('Roster left the assignee as it is.');
    expect(told.includes('Max')).toBe(['managerInactive', 'noAccount', 'notAssignable'].includes(reason));
  }
});

test('with somebody else assigned, the name is theirs and not the manager’s', () => {
  const told = tellOutcome({ ...usual, outcome: 'assignedToPerson', reason: 'noAccount', personName: 'Olga' });
  expect(told).toBe(
    'The reporter’s manager has no account here that Roster can find. Roster assigned this issue to Olga, whom the workflow names for that.',
  );
});

test.each([
  [1, null, 'Roster brought the fields of 1 issue up to date.'],
  [7, null, 'Roster brought the fields of 7 issues up to date.'],
  [7, 'No.', 'Roster brought the fields of 7 issues up to date. Of the others, Jira said: No.'],
])('%i written issues are counted', (issues, because, sentence) => {
  expect(tellOutcome({ ...usual, outcome: 'written', issues, because })).toBe(sentence);
});
