import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listAudit } from '#contract/accounts.ts';
import { deletePicture, putPicture } from '#contract/people.ts';
import {
  cancelPush,
  getPush,
  listPushes,
  listPushPeople,
  listTargetPushes,
  pushEvents,
  startPush,
} from '#contract/pushes.ts';
import {
  checkNewTarget,
  checkTarget,
  createTarget,
  deleteTarget,
  getTarget,
  listTargetKinds,
  listTargetPeople,
  listTargets,
  updateTarget,
  type TargetView,
} from '#contract/targets.ts';
import type { ApiClient } from '../../testing/api-client.ts';
import { listenToEvents } from '../../testing/listen-to-events.ts';
import { pictureFixtures } from '../../testing/picture-fixtures.ts';
import { storePeople } from '../../testing/profile-builders.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
let admin: ApiClient;
beforeAll(async () => {
  api = await startTestApi();
  admin = await api.signedIn('admin');
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.test.database.target.deleteMany();
  await api.test.database.auditEntry.deleteMany();
});

let names = 0;
const add = (body: Partial<Parameters<typeof admin.call<typeof createTarget>>[1]['body']> = {}): Promise<TargetView> =>
  admin.call(createTarget, {
    body: { kind: 'scripted', name: `Jira ${(names += 1)}`, settings: { token: 'secret' }, enabled: true, ...body },
  });
const audited = async () => (await admin.call(listAudit, {})).items.map(({ action, details }) => ({ action, details }));

describe('a target', () => {
  test('begins switched off, with what its kind usually takes, and keeps its secrets to itself', async () => {
    const target = await admin.call(createTarget, {
      body: { kind: 'scripted', name: 'Jira', settings: { token: 'very secret' } },
    });
    expect(target).toMatchObject({
      enabled: false,
      settings: { address: 'there', token: { set: true } },
      fields: [{ to: 'title', from: 'field:jobTitle' }, { to: 'department' }, { to: 'phone' }],
      matching: { by: 'email', from: 'field:email' },
      removal: 'leave',
      states: { applied: 0, pending: 0 },
      activePush: null,
    });
    expect(await admin.call(getTarget, { params: { id: target.id } })).toEqual(target);
    expect(await admin.call(listTargets, {})).toEqual({ items: [target], total: 1 });
    const [row] = await api.test.database.target.findMany();
    expect(JSON.stringify(row)).not.toContain('very secret');
    expect(api.logged.join('')).not.toContain('very secret');
    expect(await audited()).toEqual([{ action: 'target.created', details: { kind: 'scripted' } }]);
  });

  test('is changed in part, and the audit log names what', async () => {
    const { id } = await add();
    const params = { id };
    const changed = await admin.call(updateTarget, {
      params,
      body: { settings: { address: 'elsewhere' }, pictures: { send: false, whenMissing: 'clear' } },
    });
    expect(changed).toMatchObject({ settings: { address: 'elsewhere', token: { set: true } }, enabled: true });
    const details = { changed: ['settings.address', 'pictures.send', 'pictures.whenMissing'] };
    expect((await audited())[0]).toEqual({ action: 'target.updated', details });
  });

  test('is refused at each place that its kind cannot do', async () => {
    const body = {
      ...{ kind: 'scripted', name: 'Jira', settings: { tokn: 1 } },
      fields: [{ to: 'two words', from: 'field:about' }],
    };
    const problem = await admin.refusal(createTarget, { body });
    expect(problem.errors?.map(({ path }) => path)).toEqual(['settings.tokn']);
    const choices = {
      ...{ ...body, settings: {}, matching: { by: 'name', from: 'field:email' } },
      people: { connectors: ['0192f0c1-0000-7000-8000-00000000000f'] },
    };
    const second = await admin.refusal(createTarget, { body: choices });
    expect(second.errors?.map(({ path }) => path)).toEqual(['fields.0.to', 'matching.by', 'people.connectors.0']);
    const manager = { ...body, settings: {}, fields: [{ to: 'title', from: 'field:manager' }] };
    expect((await admin.refusal(createTarget, { body: manager })).errors?.[0]?.path).toBe('fields.0.from');
    expect((await admin.refusal(createTarget, { body: { ...body, kind: 'fax' } })).errors?.[0]?.path).toBe('kind');
  });

  test('has a name of its own', async () => {
    const { name } = await add();
    const body = { kind: 'scripted', name, settings: {} };
    expect(await admin.refusal(createTarget, { body })).toMatchObject({ status: 409, code: 'conflict' });
  });

  test('is looked at anew after another address or another way to find people', async () => {
    const { id } = await add();
    const { siteId, database } = api.test;
    await database.targetPerson.create({
      data: {
        ...{
          targetId: id,
          siteId,
          personId: '0192f0c1-0000-7000-8000-00000000000f',
          displayName: 'Ann',
          sortName: 'ann',
        },
        ...{ status: 'applied', remoteId: 'a-1', matchValue: 'x', appliedHash: 'h', updatedAt: new Date() },
      },
    });
    await admin.call(updateTarget, { params: { id }, body: { name: 'Another name' } });
    expect(await database.targetPerson.findFirst()).toMatchObject({ status: 'applied', remoteId: 'a-1' });
    await admin.call(updateTarget, { params: { id }, body: { settings: { address: 'elsewhere' } } });
    expect(await database.targetPerson.findFirst()).toMatchObject({ status: 'pending', remoteId: null });
  });

  test('is checked before and after it is saved', async () => {
    const params = { kind: 'scripted' };
    expect(await admin.call(checkNewTarget, { params, body: { settings: {} } })).toEqual({ ok: true, findings: [] });
    const { id } = await add();
    expect(await admin.call(checkTarget, { params: { id }, body: {} })).toMatchObject({ ok: true });
    const failure = {
      reason: 'credentials-rejected',
      message: 'The token is not accepted.',
      setting: 'token',
    } as const;
    api.scriptedTarget.failAfter('check', 0, failure);
    expect(await admin.call(checkTarget, { params: { id }, body: {} })).toMatchObject({
      ok: false,
      findings: [{ status: 'missing', message: failure.message, setting: 'token' }],
    });
  });

  test('whose secret is about to expire says so', async () => {
    const soon = new Date(Date.now() + 3 * 24 * 3600 * 1000).toISOString();
    const { id } = await add();
    const settings = { token: { set: true, expiresAt: soon } };
    const target = await admin.call(updateTarget, { params: { id }, body: { settings } });
    expect(target.expiringSecrets).toMatchObject([{ setting: 'token', expiresAt: soon, expired: false }]);
    const { findings } = await admin.call(checkTarget, { params: { id }, body: {} });
    expect(findings).toMatchObject([{ status: 'warning', setting: 'token' }]);
  });

  test('is forgotten, but not in the middle of a push', async () => {
    const { id } = await add();
    const push = await admin.call(startPush, { params: { id }, body: { type: 'full' } });
    expect(await admin.refusal(deleteTarget, { params: { id } })).toMatchObject({ code: 'conflict' });
    await admin.call(cancelPush, { params: { id: push.id } });
    await admin.call(deleteTarget, { params: { id } });
    expect(await admin.refusal(getTarget, { params: { id } })).toMatchObject({ status: 404 });
    expect((await audited()).map(({ action }) => action)).toEqual([
      'target.deleted',
      'push.cancelled',
      'push.started',
      'target.created',
    ]);
  });

  test('is for admins', async () => {
    const user = await api.signedIn('user');
    expect(await user.refusal(listTargets, {})).toMatchObject({ status: 403 });
    const [{ capabilities, settingsSchema } = { capabilities: undefined, settingsSchema: undefined }] = (
      await admin.call(listTargetKinds, {})
    ).items;
    expect(capabilities?.removal).toEqual(['leave', 'clear', 'deactivate']);
    expect(JSON.stringify(settingsSchema)).toContain('writeOnly');
  });
});

describe('a push', () => {
  test('is started, shown with its people, and counted at its target', async () => {
    const { id } = await add({ pictures: { send: false, whenMissing: 'keep' }, manager: false });
    await storePeople(api.test.database, api.test.siteId, [
      { displayName: 'Ann Reed', values: { 'field:email': 'ann@example.com', 'field:jobTitle': 'Engineer' } },
      { displayName: 'Bo Ek', values: { 'field:email': 'bo@example.com' } },
    ]);
    api.scriptedTarget.put('ann@example.com');
    const automation = await api.withToken('run');
    const started = await automation.call(startPush, { params: { id }, body: { type: 'full' } });
    expect(started).toMatchObject({ status: 'queued', trigger: 'token', type: 'full' });
    expect(await admin.refusal(startPush, { params: { id }, body: { type: 'full' } })).toMatchObject({ status: 409 });
    await api.push(started.id);

    const push = await admin.call(getPush, { params: { id: started.id } });
    expect(push).toMatchObject({ status: 'succeeded', expected: 2, counts: { applied: 1, refused: 1 } });
    expect(push.refusals).toMatchObject([{ code: 'not-found', people: 1 }]);
    const lines = await admin.call(listPushPeople, { params: { id: push.id }, query: { outcome: 'applied' } });
    expect(lines).toMatchObject({ total: 1, items: [{ displayName: 'Ann Reed', fields: [{ name: 'title' }] }] });

    const people = (query: object) => admin.call(listTargetPeople, { params: { id }, query });
    expect((await people({})).items.map(({ status }) => status)).toEqual(['applied', 'refused']);
    expect(await people({ status: 'refused' })).toMatchObject({ total: 1, items: [{ displayName: 'Bo Ek' }] });
    expect(await people({ code: 'not-found' })).toMatchObject({ total: 1 });
    expect(await people({ search: 'ANN re' })).toMatchObject({ items: [{ remoteId: 'account-ann@example.com' }] });

    const { refusals, ...listed } = push;
    expect(await admin.call(listTargetPushes, { params: { id } })).toEqual({ items: [listed], total: 1 });
    expect(await admin.call(listPushes, {})).toEqual({ items: [listed], total: 1 });
    const target = await admin.call(getTarget, { params: { id } });
    expect(target).toMatchObject({ states: { applied: 1, refused: 1 }, lastPush: listed, activePush: null, refusals });
  });

  test('of one person says at once who is not there', async () => {
    const { id } = await add();
    const body = { type: 'person', person: 'nobody@example.com' } as const;
    const problem = await admin.refusal(startPush, { params: { id }, body });
    expect(problem).toMatchObject({ status: 400, errors: [{ path: 'person' }] });
  });
});

describe('live progress of a push', () => {
  const listen = (id: string) =>
    listenToEvents(admin, `/api/pushes/${id}/events`, { event: 'push', parse: (json) => getPush.response.parse(json) });
  const start = async () => {
    const { id } = await add({ pictures: { send: false, whenMissing: 'keep' }, manager: false });
    return (await admin.call(startPush, { params: { id }, body: { type: 'full' } })).id;
  };

  test('shows it at once, whenever it moves, with its refusals, and ends with it', async () => {
    await storePeople(api.test.database, api.test.siteId, [
      { displayName: 'Eva Lund', values: { 'field:email': 'eva@example.com' } },
    ]);
    const id = await start();
    const live = await listen(id);
    expect(await live.next()).toMatchObject({ status: 'queued', refusals: [] });
    await api.push(id);
    const seen = [];
    for (let event = await live.next(); event !== 'ended'; event = await live.next()) seen.push(event);
    const refusals = expect.arrayContaining([expect.objectContaining({ code: 'not-found' })]) as unknown;
    expect(seen.at(-1)).toMatchObject({ status: 'succeeded', refusals });
    expect(await admin.call(getPush, { params: { id } })).toEqual(seen.at(-1));
  });

  test('ends when it is cancelled', async () => {
    const id = await start();
    const live = await listen(id);
    await live.next();
    await admin.call(cancelPush, { params: { id } });
    expect(await live.next()).toMatchObject({ status: 'cancelled' });
    expect(await live.next()).toBe('ended');
  });

  test('ends with one that found nothing to do and leaves no trace', async () => {
    const id = await start();
    await api.test.database.push.update({ where: { id }, data: { type: 'changes', trigger: 'schedule' } });
    await api.test.database.person.deleteMany();
    const live = await listen(id);
    await live.next();
    await api.push(id);
    for (let event = await live.next(); event !== 'ended'; event = await live.next());
    expect(await api.test.database.push.count({ where: { id } })).toBe(0);
  });

  test('of one that is not there is a problem', async () => {
    const { id } = await add();
    expect(await admin.refusal(pushEvents, { params: { id } })).toMatchObject({ status: 404 });
  });
});

test('a picture that somebody uploads or removes makes a push due', async () => {
  const { id } = await add();
  const { database, siteId } = api.test;
  const [personId = ''] = await storePeople(database, siteId, [{ displayName: 'Cy Dahl' }]);
  const isDue = async () => (await database.target.findUniqueOrThrow({ where: { id } })).pushDue;
  expect(await isDue()).toBe(false);
  await admin.call(putPicture, { params: { id: personId }, bytes: await pictureFixtures.progressive() });
  expect(await isDue()).toBe(true);
  await database.target.update({ where: { id }, data: { pushDue: false } });
  await admin.call(deletePicture, { params: { id: personId } });
  expect(await isDue()).toBe(true);
});
