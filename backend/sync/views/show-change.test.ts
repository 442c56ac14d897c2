import { expect, test } from 'vitest';
import { showChange, type ChangeRow } from './show-change.ts';

function aRow(over: Partial<ChangeRow> = {}): ChangeRow {
  return {
    ...{ sourceId: 'guid-1', personId: null, displayName: 'Ann Berg', outcome: 'updated' },
    ...{ before: { 'field:phone': '1' }, after: { 'field:phone': '2' }, picture: null, because: null },
    ...{ managerChanges: false, managerBefore: null, managerAfter: null },
    ...over,
  };
}

test('a line says what changed, field by field', () => {
  expect(showChange(aRow())).toEqual({
    id: 'guid-1',
    person: { id: null, sourceId: 'guid-1', displayName: 'Ann Berg' },
    outcome: 'updated',
    fields: [{ name: 'field:phone', before: '1', after: '2' }],
  });
});

test('a manager is shown by name, and not by the reference to them', () => {
  const manager = { before: { 'field:manager': 'dn-1' }, after: { 'field:manager': 'dn-2' } };
  const names = { managerChanges: true, managerBefore: 'Bo', managerAfter: 'Cy' };
  expect(showChange(aRow({ ...manager, ...names })).fields).toEqual([{ name: 'manager', before: 'Bo', after: 'Cy' }]);
});

test('a line without a difference says why it is there', () => {
  const nothing = { before: {}, after: {} };
  expect(showChange(aRow(nothing)).because).toMatch(/the profile shows the same as before/);
  expect(showChange(aRow({ ...nothing, because: 'Joined.' })).because).toBe('Joined.');
  expect(showChange(aRow({ ...nothing, outcome: 'gone' })).because).toBeUndefined();
  expect(showChange(aRow({ ...nothing, picture: { outcome: 'changed', after: 'abc' } })).because).toBeUndefined();
});
