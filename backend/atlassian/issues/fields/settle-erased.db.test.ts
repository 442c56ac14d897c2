import { afterEach, beforeEach, expect, test } from 'vitest';
import { erasePerson } from '#contract/privacy.ts';
import { createIssueWorld, type IssueWorld, type WorldName } from '../../../testing/issue-world.ts';

let world: IssueWorld;
beforeEach(async () => {
  world = await createIssueWorld();
  await world.setFields({});
  await world.describe('max', { department: 'Board', location: 'Oslo' });
  await world.describe('rita', { department: 'Research' });
});

const keys = new Map<WorldName, string>();

/** An issue of each, filled, and done since. */
beforeEach(async () => {
  for (const name of ['max', 'rita'] as const) {
    const { key } = await world.jira.events.create({ reporter: world.user(name).accountId });
    keys.set(name, key);
    await world.api.workAtIssues();
    world.jira.issues.change(key, { isDone: true });
  }
  await world.jira.events.deliveries();
});
afterEach(() => world.close());

const shown = (name: WorldName) => world.shownIn(keys.get(name) ?? '');

async function eraseMax(): Promise<void> {
  const confirm = world.user('max').emailAddress ?? '';
  const body = { confirm, reason: '', clearTargets: false };
  await world.admin.call(erasePerson, { params: { id: world.personId('max') }, body });
  await world.api.workAtIssues();
}

test('nothing of somebody who is erased stays in any issue, nor their name as a manager', async () => {
  expect([shown('max'), shown('rita')]).toEqual([
    ['Board', 'Oslo', 'Olga Person'],
    ['Research', null, 'Max Person'],
  ]);
  await eraseMax();
  expect([shown('max'), shown('rita')]).toEqual([
    [null, null, null],
    ['Research', null, null],
  ]);
});

test('that is so where fields are off today; others’ are then left alone', async () => {
  await world.setFields({ enabled: false });
  await eraseMax();
  expect([shown('max'), shown('rita')]).toEqual([
    [null, null, null],
    ['Research', null, 'Max Person'],
  ]);
});

test('fields that the site does not want are only emptied', async () => {
  await world.setFields({ fields: ['manager'] });
  await world.describe('rita', { department: 'Sales' });
  await eraseMax();
  expect([shown('max'), shown('rita')]).toEqual([
    [null, null, null],
    ['Research', null, null],
  ]);
});

test('a Jira that puts it off is asked again', async () => {
  world.jira.faults.add({ on: /search\/jql/, answer: { status: 429, headers: { 'Retry-After': '60' } } });
  await eraseMax();
  expect(shown('max')[0]).toBe('Board');
  const [put] = world.api.issueWork.postponed.splice(0);
  if (put) await world.api.issueWork.queue.send(put.work);
  await world.api.workAtIssues();
  expect(shown('max')).toEqual([null, null, null]);
});
