import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultPictures, defaultSafety } from '#contract/connectors.ts';
import { aTargetRow } from '../../testing/push-world.ts';
import { createScriptedTarget, type ScriptedTarget } from '../../testing/scripted-target.ts';
import { quadrantPicture } from '../../testing/quadrants.ts';
import { createSyncWorld, type SyncWorld } from '../../testing/sync-world.ts';
import { startDuePushes } from '../../sync/push/life/start-due-pushes.ts';
import { startPush } from '../../sync/push/life/start-push.ts';
import { runPush } from '../../sync/push/run-push.ts';
import { erasePerson, type EraseOrder } from './erase-person.ts';
import { liftErasure } from './erasure-store.ts';

let world: SyncWorld;
beforeEach(async () => {
  world = await createSyncWorld();
  put('boss', { name: 'Zora Quill', mail: 'zora@example.com' }, ['cn=zora quill']);
  put('wynn', { name: 'Wynn Reed', mail: 'wynn@example.com', manager: 'cn=zora quill' });
  put('bo', { name: 'Bo Ek', mail: 'bo@example.com', manager: 'wynn' });
});
afterEach(() => world.close());

const never = new AbortController().signal;

function put(id: string, attributes: Readonly<Record<string, string>>, references: readonly string[] = []) {
  world.provider.put(id, { attributes: { ...attributes }, references });
}

const personOf = (email: string) => world.test.database.person.findFirstOrThrow({ where: { email } });
const emails = async () => (await world.people()).map(({ email }) => email);

async function erase(email: string, over: Partial<EraseOrder> = {}) {
  const { database, siteId } = world.test;
  const { id: personId } = await personOf(email);
  const { hashErased, pictures } = world.parts;
  const erased = await erasePerson(
    {
      ...{ database, hashErased, pictures: pictures.store },
      removalsOf: (kind) => world.targets.get(kind)?.capabilities.removal ?? [],
    },
    {
      ...{ siteId, personId, clearTargets: false, by: 'ada@example.com', reason: 'Case 7', now: world.clock.now() },
      ...over,
    },
  );
  if (erased === 'gone') throw new Error('The person was not there.');
  return erased;
}

/** Every row of every table of Roster's that has such words in it. */
async function traces(words: RegExp): Promise<readonly string[]> {
  const { database } = world.test;
  const tables = await database.$queryRaw<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
  const rows = await Promise.all(
    tables.map(({ name }) =>
      database.$queryRawUnsafe<{ row: string }[]>(`select '${name} ' || line::text as row from "${name}" line`),
    ),
  );
  return rows
    .flat()
    .map(({ row }) => row)
    .filter((row) => words.test(row));
}

describe('a person who is erased', () => {
  test('is in no table any more, in no word of theirs, with their pictures', async () => {
    const { database, siteId } = world.test;
    await world.changeConnector({ pictures: { ...defaultPictures, policy: 'overwrite' } });
    const bytes = await quadrantPicture(64, 64).jpeg().toBuffer();
    world.provider.put('boss', {
      attributes: { name: 'Zora Quill', mail: 'zora@example.com', phone: '+1 555 0100' },
      references: ['cn=zora quill'],
      picture: { bytes, tag: 'face' },
    });
    await world.run();
    put('wynn', { name: 'Wynn Reed', mail: 'wynn@example.com' });
    await world.run();
    put('wynn', { name: 'Wynn Reed', mail: 'wynn@example.com', manager: 'cn=zora quill' });
    await world.run();
    const { id: personId } = await personOf('zora@example.com');
    const day = { day: world.clock.now(), what: 'profile', viewerKind: 'account', count: 1, lastAt: world.clock.now() };
    await database.personAccess.createMany({
      data: [
        { ...day, siteId, personId, viewer: 'wynn@example.com' },
        { ...day, siteId, personId: world.test.siteId, viewer: 'Zora@example.com' },
      ],
    });
    await database.auditEntry.create({
      data: { siteId, actor: 'ada', action: 'picture.removed', subject: 'Zora Quill', details: { personId } },
    });
    await database.atlassianAccount.create({
      data: { siteId, accountId: 'account:zora', personId, askedAt: world.clock.now() },
    });
    expect(await traces(/zora|quill/i)).not.toEqual([]);

    const erased = await erase('zora@example.com');

    expect(erased).toMatchObject({ historyLines: 1, pictures: 1, photoAddresses: 1, keepsAccount: false });
    expect(await traces(/zora|quill|555 0100/i)).toEqual([]);
    expect(await database.hostedPhoto.count()).toBe(0);
    expect(await database.pictureOriginal.count()).toBe(0);
    expect(await database.pictureRendition.count()).toBe(0);
    expect(await database.auditEntry.findMany()).toMatchObject([
      { action: 'picture.removed', subject: 'Erased person' },
    ]);
    expect(await database.erasure.findMany()).toMatchObject([{ by: 'ada@example.com', reason: 'Case 7' }]);
  });

  test('is not brought in again: each run skips them, says so and names nobody', async () => {
    await world.run();
    await erase('zora@example.com');
    put('boss', { name: 'Zora Quill-Reed', mail: 'zora@example.com' }, ['cn=zora quill']);
    const run = await world.run();
    expect(run).toMatchObject({ status: 'succeeded', counts: { created: 0, skipped: 1, gone: 0 } });
    const [line] = await world.changes(run.id);
    expect(line).toMatchObject({ outcome: 'skipped', displayName: 'Erased on request', personId: null });
    expect(line?.because).toContain('was erased on request');
    expect(await emails()).toEqual(['bo@example.com', 'wynn@example.com']);
    expect(await traces(/zora|quill/i)).toEqual([]);
  });

  test('is nobody’s manager, and others’ managers stay', async () => {
    await world.run();
    const wynn = await personOf('wynn@example.com');
    expect((await personOf('bo@example.com')).managerId).toBe(wynn.id);
    await erase('zora@example.com');
    expect((await personOf('wynn@example.com')).managerId).toBeNull();
    expect((await personOf('bo@example.com')).managerId).toBe(wynn.id);
    // The provider goes on to name her; what it names is not kept.
    put('wynn', { name: 'Wynn Reed-Ek', mail: 'wynn@example.com', manager: 'cn=zora quill' });
    const run = await world.run();
    expect(run.counts.updated).toBe(1);
    expect((await personOf('wynn@example.com')).managerId).toBeNull();
    expect(await traces(/zora|quill/i)).toEqual([]);
  });

  test('comes back with their reports once an admin allows it', async () => {
    await world.run();
    const { erasureId: id } = await erase('zora@example.com');
    await world.run();
    const { database, siteId } = world.test;
    await liftErasure(database, { siteId, id, by: 'ada', at: world.clock.now() });
    const run = await world.run({ type: 'changes' });
    expect(run.counts).toMatchObject({ created: 1, skipped: 0 });
    const zora = await personOf('zora@example.com');
    expect((await personOf('wynn@example.com')).managerId).toBe(zora.id);
    await expect(liftErasure(database, { siteId, id, by: 'ada', at: world.clock.now() })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('leaves others of the same name and the same picture alone', async () => {
    await world.changeConnector({ pictures: { ...defaultPictures, policy: 'overwrite' } });
    const picture = { bytes: await quadrantPicture(64, 64).jpeg().toBuffer(), tag: 'same' };
    for (const id of ['one', 'two'])
      world.provider.put(id, { attributes: { name: 'Kim Lee', mail: `${id}@example.com` }, picture });
    await world.run();
    expect(await erase('one@example.com')).toMatchObject({ pictures: 0, photoAddresses: 1 });
    const other = await personOf('two@example.com');
    expect(await world.test.database.pictureOriginal.count({ where: { sha256: other.pictureSha256 ?? '' } })).toBe(1);
    expect(await world.test.database.hostedPhoto.count({ where: { personId: other.id } })).toBe(1);
  });

  test('may have an account of Roster, which stays and is told of', async () => {
    await world.run();
    const { database, siteId } = world.test;
    await database.account.create({ data: { siteId, email: 'wynn@example.com', name: 'Ann', role: 'user' } });
    expect(await erase('wynn@example.com')).toMatchObject({ keepsAccount: true });
    expect(await database.account.count()).toBe(1);
  });
});

describe('a run that is under way', () => {
  test('has read somebody whom it does not bring back', async () => {
    await world.run();
    put('wynn', { name: 'Wynn Reed-Ek', mail: 'wynn@example.com' });
    put('new', { name: 'New One', mail: 'new@example.com' });
    const reading = world.provider.beforePage;
    world.provider.beforePage = async (page, signal) => {
      await reading(page, signal);
      if (await world.test.database.person.count({ where: { email: 'wynn@example.com' } }))
        await erase('wynn@example.com');
    };
    const run = await world.run();
    expect(run).toMatchObject({ status: 'succeeded', counts: { created: 1, skipped: 1 } });
    expect(await traces(/wynn/i)).toEqual([]);
  });

  test('is held with a plan about somebody, and applies it without them', async () => {
    put('cy', { name: 'Cy Mo', mail: 'cy@example.com' });
    await world.run();
    await world.changeConnector({ safety: { ...defaultSafety, gone: { percent: 1, atLeast: 1 } } });
    const held = await world.start();
    world.provider.remove('bo');
    world.provider.remove('cy');
    put('wynn', { name: 'Wynn Reed-Ek', mail: 'wynn@example.com' });
    expect((await world.work(held)).status).toBe('held');
    await world.test.database.run.updateMany({ where: { id: held }, data: { status: 'applying', approved: true } });
    await erase('wynn@example.com');
    expect(await traces(/wynn/i)).toEqual([]);
    const run = await world.work(held);
    expect(run.status).toBe('succeeded');
    expect(await traces(/wynn/i)).toEqual([]);

    expect(await world.test.database.person.count({ where: { active: true } })).toBe(1);
  });
});

describe('what targets have of a person who is erased', () => {
  let scripted: ScriptedTarget;
  let targetId: string;
  beforeEach(async () => {
    scripted = createScriptedTarget();
    world.targets.set('scripted', scripted.target);
    const { database, siteId } = world.test;
    const target = {
      ...aTargetRow(siteId),
      manager: true,
      fields: [{ to: 'title', from: 'field:displayName', whenEmpty: 'clear' }],
    };
    ({ id: targetId } = await database.target.create({ data: target }));
    for (const name of ['zora', 'wynn', 'bo']) scripted.put(`${name}@example.com`);
    await world.run();
    await pushAll();
    await database.push.deleteMany();
  });

  async function pushAll(): Promise<void> {
    await startPush(world.parts, {
      ...{ siteId: world.test.siteId, targetId, type: 'full', trigger: 'admin', startedBy: 'ada' },
    }).catch(() => undefined);
    for (const pushId of world.pushing.splice(0)) await runPush(world.parts, pushId, never);
  }
  const changeTarget = (data: object) => world.test.database.target.update({ where: { id: targetId }, data });
  const pushDue = async () => {
    await startDuePushes(world.parts);
    for (const pushId of world.pushing.splice(0)) await runPush(world.parts, pushId, never);
  };
  const shown = (name: string) => scripted.shows(`${name}@example.com`);

  test('stays where the target is to leave everything', async () => {
    const { targets } = await erase('zora@example.com');
    expect(targets).toMatchObject([{ name: 'Jira', does: 'left' }]);
    expect(shown('zora').fields['title']).toBe('Zora Quill');
    expect(await traces(/zora|quill/i)).toEqual([]);
  });

  test('is cleared where its setting says so, and nothing but the account is kept until then', async () => {
    await changeTarget({ removal: 'clear' });
    const { targets } = await erase('zora@example.com');
    expect(targets).toMatchObject([{ name: 'Jira', does: 'clear' }]);
    expect(shown('zora').fields['title']).toBe('Zora Quill');
    await world.test.database.target.updateMany({ data: { pushDue: true } });
    await pushDue();
    expect(shown('zora').fields['title']).toBeNull();
    expect(await world.test.database.targetPerson.count({ where: { erasureId: { not: null } } })).toBe(0);
    expect(await traces(/quill|[^-]zora@/i)).toEqual([]);
  });

  test('is cleared if the admin wants it, also at a target that is pushed to by hand alone', async () => {
    await changeTarget({ automatic: false });
    await erase('zora@example.com', { clearTargets: true });
    await pushDue();
    expect(shown('zora').fields['title']).toBeNull();
    expect(await world.test.database.push.count()).toBe(1);
  });

  test('is tried again when the target does not answer, and holds nothing up', async () => {
    await changeTarget({ automatic: false, removal: 'clear' });
    await erase('zora@example.com');
    expect(await emails()).toEqual(['bo@example.com', 'wynn@example.com']);
    const account = scripted.accounts.get('zora@example.com');
    if (!account) throw new Error('The target has no such account.');
    account.failure = { reason: 'unavailable', message: 'Away.' };
    await pushDue();
    const [waiting] = await world.test.database.targetPerson.findMany({ where: { erasureId: { not: null } } });
    expect(waiting).toMatchObject({ displayName: 'Erased person', status: 'failed' });
    delete account.failure;
    await world.clock.sleep(((waiting?.nextAttemptAt?.getTime() ?? 0) - world.clock.now().getTime()) / 1000 + 1, never);
    await pushDue();
    expect(shown('zora').fields['title']).toBeNull();
  });

  test('is taken back where a push is writing it at this very moment', async () => {
    await changeTarget({ automatic: false, removal: 'clear' });
    put('xan', { name: 'Xan Yves', mail: 'xan@example.com' });
    scripted.put('xan@example.com');
    await world.run();
    scripted.beforeWrite = async () => {
      scripted.beforeWrite = () => Promise.resolve();
      await erase('xan@example.com');
    };
    await pushAll();
    expect(shown('xan').fields['title']).toBe('Xan Yves');
    await pushDue();
    expect(shown('xan').fields['title']).toBeNull();
    expect(await traces(/xan yves|xan@/i)).toEqual([]);
  });

  test('also where they were the manager of others', async () => {
    expect(shown('wynn').manager).toBeTruthy();
    await erase('zora@example.com');
    await pushAll();
    expect(shown('wynn').manager).toBeNull();
  });
});
