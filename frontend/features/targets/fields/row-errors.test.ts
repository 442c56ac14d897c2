import { describe, expect, it } from 'vitest';
import type { TargetFieldRow } from '#contract/targets.ts';
import { aTargetKind } from '../../../testing/target-builders.ts';
import { rowErrors } from './row-errors.ts';

const row = (to: string, from = 'field:phone'): TargetFieldRow => ({ to, from, whenEmpty: 'clear' });
const namePattern = { source: '[a-z]+', message: 'Only small letters.' };
const free = aTargetKind({ capabilities: { properties: { maxNameLength: 8, namePattern } } });

describe('what is wrong with rows', () => {
  it('is nothing where fields and values are known', () => {
    expect(rowErrors([row('caption'), row('extension', 'property:Desk')], aTargetKind())).toEqual({});
  });

  it.each([
    ['no name', [row('')], aTargetKind(), { 'fields.0.to': 'Name the field of the target.' }],
    [
      'a field that the target has not',
      [row('hat')],
      aTargetKind(),
      { 'fields.0.to': 'The target has no field “hat”.' },
    ],
    ['a name that is too long', [row('abcdefghi')], free, { 'fields.0.to': 'At most 8 characters.' }],
    ['a name that does not match as a whole', [row('ab1')], free, { 'fields.0.to': 'Only small letters.' }],
    ['a name of the admin’s choice', [row('hat')], free, {}],
    [
      'a field that is filled twice',
      [row('caption'), row('caption')],
      aTargetKind(),
      { 'fields.1.to': '“caption” is filled by an earlier row.' },
    ],
    [
      'no value',
      [row('caption', '')],
      aTargetKind(),
      { 'fields.0.from': 'Choose a profile field or a user property.' },
    ],
    [
      'the manager, who is no text',
      [row('caption', 'field:manager')],
      undefined,
      { 'fields.0.from': expect.any(String) as string },
    ],
  ] as const)('tells of %s', (_, rows, kind, errors) => {
    expect(rowErrors(rows, kind)).toEqual(errors);
  });
});
