import { describe, expect, it } from 'vitest';
import { isTooLarge, planDocument, stateOf } from './property-document.ts';

const manager = { displayName: 'Max', remoteId: 'acc-max' };

describe('planDocument', () => {
  it('changes what is named and leaves the rest, whoever wrote it', () => {
    const held = { jobTitle: 'Clerk', department: 'Sales', 'of another app': { deep: [1] } };
    expect(planDocument(held, { fields: { jobTitle: 'Boss', phone: '1' }, manager })).toEqual({
      next: { ...held, jobTitle: 'Boss', phone: '1', managerAccountId: 'acc-max' },
      differs: true,
      notTaken: [],
    });
  });

  it('sees that nothing differs', () => {
    const held = { jobTitle: 'Clerk', managerAccountId: 'acc-max' };
    expect(planDocument(held, { fields: { jobTitle: 'Clerk', phone: null }, manager }).differs).toBe(false);
    expect(planDocument(undefined, { fields: { jobTitle: null }, manager: null }).differs).toBe(false);
  });

  it('leaves no empty document behind, and none of somebody else’s out', () => {
    const cleared = { fields: { jobTitle: null }, manager: null };
    const held = { jobTitle: 'Clerk', managerAccountId: 'acc-max' };
    expect(planDocument(held, cleared)).toEqual({ next: undefined, differs: true, notTaken: [] });
    expect(planDocument({ ...held, other: 1 }, cleared).next).toEqual({ other: 1 });
  });

  it('says so when the manager has no account, and keeps the one that is there', () => {
    const plan = planDocument({ managerAccountId: 'acc-old' }, { fields: {}, manager: { displayName: 'Max' } });
    expect(plan.differs).toBe(false);
    expect(plan.notTaken).toMatchObject([{ field: 'manager', code: 'manager-not-there' }]);
  });
});

describe('stateOf', () => {
  it('tells what is wanted, as text', () => {
    const document = { jobTitle: 'Clerk', room: 7, tags: ['a'], secret: 'not wanted', empty: null };
    expect(stateOf(document, { fields: ['jobTitle', 'room', 'tags', 'phone', 'empty'], manager: true })).toEqual({
      fields: { jobTitle: 'Clerk', room: '7', tags: '["a"]', phone: null, empty: null },
      manager: null,
    });
    expect(stateOf(undefined, { fields: ['constructor'], manager: false })).toEqual({ fields: { constructor: null } });
  });
});

it('measures documents in bytes', () => {
  const bytesAround = JSON.stringify({ a: '' }).length;
  expect(isTooLarge({ a: 'x'.repeat(32_768 - bytesAround) })).toBe(false);
  expect(isTooLarge({ a: 'x'.repeat(32_769 - bytesAround) })).toBe(true);
  expect(isTooLarge({ a: 'ü'.repeat(20_000) })).toBe(true);
});
