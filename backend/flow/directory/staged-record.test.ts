import { describe, expect, test } from 'vitest';
import { connectorScope } from '#contract/scope.ts';
import type { Draft } from '../model/draft.ts';
import { outOfScope, stageDraft } from './staged-record.ts';

const scope = connectorScope.parse({});
const aDraft = (overrides: Partial<Draft> = {}): Draft => ({
  sourceId: '1',
  active: true,
  guest: false,
  references: [],
  picture: 'none',
  values: { 'field:displayName': 'Ann' },
  keep: [],
  problems: [],
  ...overrides,
});

describe('the hash of a draft', () => {
  const hashOf = (overrides: Partial<Draft>) => stageDraft(aDraft(overrides), scope).draft_hash;

  test.each<[string, Partial<Draft>]>([
    ['a value', { values: { 'field:displayName': 'Anna' } }],
    ['the account’s state', { active: false }],
    ['a kept key', { keep: ['field:phone'] }],
    ['a reference', { references: ['cn=ann'] }],
  ])('changes with %s', (_, overrides) => {
    expect(hashOf(overrides)).not.toBe(hashOf({}));
  });

  test('stays the same with another picture', () => {
    expect(hashOf({ picture: { tag: 'new' } })).toBe(hashOf({}));
  });
});

test('rows that failed are told by their target', () => {
  const problems = [
    { target: 'field:phone', message: 'Not a text.' },
    { target: 'property:Cost centre', message: 'Too long.' },
  ] as const;
  expect(stageDraft(aDraft({ problems }), scope).because).toBe('phone: Not a text. Cost centre: Too long.');
});

test('disabled accounts and guests are out of scope unless they are included', () => {
  expect(outOfScope({ active: true, guest: false }, scope)).toBeUndefined();
  expect(outOfScope({ active: false, guest: false }, scope)).toContain('disabled');
  expect(outOfScope({ active: true, guest: true }, scope)).toContain('guest');
  const all = { ...scope, includeDisabled: true, includeGuests: true };
  expect(outOfScope({ active: false, guest: true }, all)).toBeUndefined();
});
