import { describe, expect, test } from 'vitest';
import { defaultSafety } from '#contract/connectors.ts';
import { guardPlan, mayBeOver, type PlanLosses } from './guard-plan.ts';

const losses = (overrides: Partial<PlanLosses> = {}): PlanLosses => ({
  nobodyRead: false,
  gone: 0,
  disabled: 0,
  blanked: 0,
  blankedByField: {},
  unpictured: 0,
  ...overrides,
});

describe('the default limit of 20 % and at least 5 people', () => {
  test.each([
    [5, 5, 'lets a handful go, even when that is everyone', 0],
    [6, 10, 'holds six of ten', 1],
    [20, 100, 'lets exactly a fifth go', 0],
    [21, 100, 'holds more than a fifth', 1],
    [6, 30, 'lets a fifth of few go', 0],
    [7, 30, 'holds more than a fifth of few', 1],
  ])('%i of %i: %s', (gone, known, _, reasons) => {
    expect(guardPlan(losses({ gone }), known, defaultSafety)).toHaveLength(reasons);
  });
});

test.each(['gone', 'disabled', 'unpictured'] as const)('people %s are counted against their own limit', (limit) => {
  const safety = { ...defaultSafety, [limit]: { percent: 0, atLeast: 0 } };

  expect(guardPlan(losses({ [limit]: 1 }), 1000, safety)).toMatchObject([{ limit, affected: 1, known: 1000 }]);
  expect(guardPlan(losses({ [limit]: 1 }), 1000, defaultSafety)).toEqual([]);
});

test('values that go are told by field; spread over fields that are each within the limit, together', () => {
  const byField = losses({ blanked: 60, blankedByField: { 'field:phone': 50, 'property:Cost centre': 10 } });
  expect(guardPlan(byField, 100, defaultSafety)).toMatchObject([
    { limit: 'blanked', field: 'field:phone', affected: 50 },
  ]);

  const spread = losses({ blanked: 30, blankedByField: { 'field:phone': 15, manager: 15 } });
  const [reason] = guardPlan(spread, 100, defaultSafety);
  expect(reason).toMatchObject({ limit: 'blanked', affected: 30 });
  expect(reason).not.toHaveProperty('field');
});

test('an empty read is held whatever the limits, if there was anybody', () => {
  const generous = { percent: 100, atLeast: 1_000_000 };
  const safety = { gone: generous, disabled: generous, blanked: generous, unpictured: generous };

  expect(guardPlan(losses({ nobodyRead: true }), 1, safety)).toMatchObject([{ limit: 'empty', known: 1 }]);
  expect(guardPlan(losses({ nobodyRead: true }), 0, safety)).toEqual([]);
});

test('says in a sentence how many of how many', () => {
  const [reason] = guardPlan(losses({ gone: 12 }), 40, defaultSafety);
  expect(reason?.message).toBe('12 of the 40 people known would be gone. The limit is 20 %.');
});

test('knows without counting who is known when no limit can be passed', () => {
  expect(mayBeOver(losses({ gone: 5, blanked: 5 }), defaultSafety)).toBe(false);
  expect(mayBeOver(losses({ gone: 6 }), defaultSafety)).toBe(true);
  expect(mayBeOver(losses({ nobodyRead: true }), defaultSafety)).toBe(true);
});
