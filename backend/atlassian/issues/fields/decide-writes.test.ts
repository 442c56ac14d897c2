import { expect, test } from 'vitest';
import { decideWrites, wantedFields } from './decide-writes.ts';
import { matchFields } from './issue-field-ids.ts';
import { nobodysTexts } from './profile-texts-store.ts';

const ids = new Map([
  ['department', 'customfield_1'],
  ['manager', 'customfield_2'],
] as const);
const texts = { department: 'Research', location: 'Oslo', manager: 'Max' };

test('only what differs is written', () => {
  const held = new Map([['customfield_1', 'Research']]);
  expect(decideWrites(held, texts, ids)).toEqual(new Map([['customfield_2', 'Max']]));
});

test('what is empty empties the field, unless it is empty', () => {
  const held = new Map([['customfield_1', 'Research']]);
  expect(decideWrites(held, nobodysTexts, ids)).toEqual(new Map([['customfield_1', null]]));
});

test('an issue that is as it should be is not written', () => {
  const held = new Map([
    ['customfield_1', 'Research'],
    ['customfield_2', 'Max'],
  ]);
  expect(decideWrites(held, texts, ids).size).toBe(0);
});

test('long text is cut the same way each time, never within a character', () => {
  const long = `${'x'.repeat(254)}😀`;
  const writes = decideWrites(new Map(), { ...texts, department: long }, ids);
  const written = writes.get('customfield_1') ?? '';
  expect(written).toBe('x'.repeat(254));
  expect(decideWrites(new Map([['customfield_1', written]]), { ...texts, department: long }, ids).size).toBe(1);
});

test('the site chooses among the fields that its Jira has', () => {
  expect([...wantedFields(ids, ['location', 'manager']).keys()]).toEqual(['manager']);
});

test('fields are an app’s own by the whole key, through Connect and through Forge', () => {
  const fields = [
    { id: 'summary' },
    { id: 'customfield_1', key: 'com.example.roster-staging__roster-department' },
    { id: 'customfield_2', key: 'com.example.roster__roster-department' },
    { id: 'customfield_3', key: 'ari:cloud:ecosystem::extension/a/b/static/roster-manager' },
  ];
  const throughConnect = matchFields(fields, { appKey: 'com.example.roster' });
  expect([...throughConnect]).toEqual([['department', 'customfield_2']]);
  expect([...matchFields(fields, {})]).toEqual([['manager', 'customfield_3']]);
});
