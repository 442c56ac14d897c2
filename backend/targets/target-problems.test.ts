import { expect, test } from 'vitest';
import { createScriptedTarget } from '../testing/scripted-target.ts';
import { targetProblems, usualChoices } from './target-problems.ts';

const { target } = createScriptedTarget();
const plain = createScriptedTarget({ capabilities: { picture: 'none', manager: false, removal: [] } }).target;
const usual = usualChoices(target);
const field = (to: string) => ({ to, from: 'field:about', whenEmpty: 'clear' as const });

test('what a kind usually takes can always be kept', () => {
  expect(usual.fields).toHaveLength(3);
  expect(targetProblems(target, usual)).toEqual([]);
  expect(targetProblems(plain, usualChoices(plain))).toEqual([]);
});

test('names of properties follow the target’s rule, its own fields need not', () => {
  const fields = ['title', 'Cost', 'two words', 'a'.repeat(41)].map(field);
  expect(targetProblems(target, { ...usual, fields })).toEqual([
    { path: 'fields.2.to', message: 'Letters only.' },
    { path: 'fields.3.to', message: 'At most 40 characters.' },
  ]);
});

test('what the target cannot do is refused where it was asked for', () => {
  const choices = { ...usual, pictures: { send: true, whenMissing: 'keep' as const }, removal: 'clear' as const };
  const matching = { by: 'userName', from: 'field:email' };
  expect(targetProblems(plain, { ...choices, matching }).map(({ path }) => path)).toEqual([
    'manager',
    'pictures.send',
    'matching.by',
    'removal',
  ]);
});

test('a kind without properties takes its own fields alone', () => {
  const { properties, ...capabilities } = target.capabilities;
  expect(properties).toBeDefined();
  const problems = targetProblems({ ...target, capabilities }, { ...usual, fields: [field('Cost')] });
  expect(problems).toEqual([{ path: 'fields.0.to', message: 'Scripted has no field “Cost”.' }]);
});
