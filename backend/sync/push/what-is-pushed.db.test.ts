import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPushWorld, type PushWorld } from '../../testing/push-world.ts';
import { quadrantPicture } from '../../testing/quadrants.ts';
import { chooseOptOut } from '../../flow/profile/own-picture.ts';
import { hashPicture } from '../../pictures/picture-store.ts';

let world: PushWorld;
afterEach(() => world.close());

const ann = { email: 'ann@example.com', title: 'Engineer' };
const bo = { email: 'bo@example.com', title: 'Designer' };

describe('managers', () => {
  beforeEach(async () => {
    world = await createPushWorld();
    await world.changeTarget({ manager: true });
  });

  test('are named by their id at the target, whoever is found first', async () => {
    const [boss] = await world.put({ email: 'zoe@example.com' });
    await world.put({ ...ann, managerId: boss ?? '' }, { ...bo, managerId: boss ?? '' });
    expect((await world.push()).counts).toMatchObject({ applied: 3 });
    expect(world.scripted.shows(ann.email).manager).toBe('account-zoe@example.com');
    expect((await world.push({ type: 'changes' })).expected).toBe(0);
  });

  test('who are not at the target are named by their e-mail address, until they are', async () => {
    const [boss] = await world.put({ email: 'zoe@example.com', unknown: true });
    await world.put({ ...ann, managerId: boss ?? '' });
    await world.push();
    expect(world.scripted.shows(ann.email).manager).toBe('zoe@example.com');
    world.scripted.put('zoe@example.com');
    expect((await world.push()).counts).toMatchObject({ applied: 2 });
    expect(world.scripted.shows(ann.email).manager).toBe('account-zoe@example.com');
  });
});

describe('pictures', () => {
  const read: number[] = [];
  const picture = async (email: string, colour: number): Promise<string> => {
    const bytes = await quadrantPicture(48, 48, () => [colour, 90, 90])
      .jpeg()
      .toBuffer();
    const sha256 = hashPicture(bytes);
    await world.parts.pictures.store.putOriginals(world.test.siteId, [{ sha256, bytes, format: 'jpeg' }]);
    await world.test.database.$executeRaw`
      update person set picture_sha256 = ${sha256}, picture_crop = 'centre', picture_token = ${`token-${colour}`}
      where email = ${email}`;
    return sha256;
  };

  test('of people who want none shown are taken away, also where missing ones are kept', async () => {
    world = await createPushWorld();
    await world.changeTarget({ pictures: { send: true, whenMissing: 'keep' } });
    const [personId = ''] = await world.put(ann);
    await picture(ann.email, 30);
    await world.push();
    const { database, siteId } = world.test;
    await chooseOptOut(database, { siteId, personId }, { optedOut: true, now: new Date() });
    expect((await world.push({ type: 'changes' })).counts).toMatchObject({ applied: 1 });
    expect(world.scripted.shows(ann.email).picture).toBeNull();
  });

  test('reach a target that takes files, at the size that it asks for', async () => {
    world = await createPushWorld();
    await world.changeTarget({ pictures: { send: true, whenMissing: 'keep' } });
    world.scripted.onPicture = (bytes) => void read.push(bytes?.length ?? 0);
    await world.put(ann);
    const sha256 = await picture(ann.email, 10);
    await world.push();
    expect(read.at(-1)).toBeGreaterThan(100);
    expect(world.scripted.shows(ann.email).picture).toBe(`${sha256}:centre`);
    const next = await picture(ann.email, 200);
    expect((await world.push({ type: 'changes' })).counts).toMatchObject({ applied: 1 });
    expect(world.scripted.shows(ann.email).picture).toBe(`${next}:centre`);
  });

  test('reach a target that takes addresses as the hosted photo’s', async () => {
    world = await createPushWorld({ picture: 'hosted-address' });
    await world.changeTarget({ pictures: { send: true, whenMissing: 'keep' } });
    await world.put(ann);
    await picture(ann.email, 10);
    await world.push();
    expect(world.scripted.shows(ann.email).picture).toBe('https://roster.example/photos/token-10.jpg');
  });

  test.each([
    ['keep', 'https://roster.example/photos/token-10.jpg'],
    ['clear', null],
  ])('that are gone: %s', async (whenMissing, shown) => {
    world = await createPushWorld({ picture: 'hosted-address' });
    await world.changeTarget({ pictures: { send: true, whenMissing } });
    await world.put(ann, bo);
    const account = world.scripted.accounts.get(bo.email);
    if (account) account.state = { fields: {}, picture: 'their own' };
    await picture(ann.email, 10);
    await world.push();
    await world.test.database.$executeRaw`update person set picture_sha256 = null, picture_token = null`;
    await world.push();
    expect(world.scripted.shows(ann.email).picture).toBe(shown);
    expect(world.scripted.shows(bo.email).picture).toBe('their own');
    expect((await world.push({ type: 'changes' })).expected).toBe(0);
  });
});

describe('who is pushed', () => {
  beforeEach(async () => {
    world = await createPushWorld();
  });
  const connect = async (personId: string | undefined, sourceId: string, present = true): Promise<void> => {
    await world.test.database.personSource.create({
      data: {
        ...{ connectorId: world.connectorId, sourceId, siteId: world.test.siteId, personId: personId ?? '' },
        ...{ present, active: true, values: {}, references: [], draftHash: '', lastSeenAt: new Date() },
      },
    });
  };

  test('are those whom the chosen connectors have', async () => {
    const [first] = await world.put(ann, bo);
    await connect(first, 'a-1');
    await world.changeTarget({ people: { connectors: [world.connectorId], inactive: false } });
    expect((await world.push()).expected).toBe(1);
    expect(await world.standing()).toMatchObject([{ displayName: ann.email }]);
  });

  test('are found by the provider’s own id of them, if that is chosen', async () => {
    const [first] = await world.put({ ...ann, unknown: true });
    await connect(first, 'a-1');
    world.scripted.put('a-1');
    await world.changeTarget({ matching: { by: 'email', from: 'sourceId' } });
    await world.push();
    expect(world.scripted.shows('a-1').fields).toMatchObject({ title: 'Engineer' });
  });

  const leave = (email: string) =>
    world.test.database.$executeRaw`update person set active = false where email = ${email}`;

  test('and leave: nothing happens to them', async () => {
    await world.put(ann, bo);
    await world.push();
    await leave(ann.email);
    expect(await world.push()).toMatchObject({ expected: 0 });
    expect(world.scripted.shows(ann.email).fields).toMatchObject({ title: 'Engineer' });
    expect(await world.standing()).toMatchObject([{ displayName: bo.email }]);
  });

  test('and leave: what was written is taken back, and nothing else', async () => {
    await world.changeTarget({ removal: 'clear' });
    await world.put(ann, bo);
    const account = world.scripted.accounts.get(ann.email);
    if (account) account.state = { fields: { nickname: 'Annie' } };
    await world.push();
    await leave(ann.email);
    expect((await world.push()).counts).toMatchObject({ applied: 1 });
    expect(world.scripted.shows(ann.email).fields).toEqual({ nickname: 'Annie', title: null });
    expect(await world.standing()).toMatchObject([{ displayName: bo.email }]);
  });

  test('and leave: their account is deactivated', async () => {
    await world.changeTarget({ removal: 'deactivate' });
    await world.put(ann);
    await world.push();
    await leave(ann.email);
    await world.push();
    expect(world.scripted.shows(ann.email)).toMatchObject({ active: false, fields: { title: 'Engineer' } });
  });

  test('and come back are brought up again', async () => {
    await world.changeTarget({ removal: 'clear' });
    await world.put(ann);
    await world.push();
    await leave(ann.email);
    world.scripted.failAfter('apply', 0, { reason: 'permission-missing', message: 'No.' });
    expect((await world.push()).status).toBe('failed');
    expect(await world.standing()).toMatchObject([{ leaving: true, status: 'pending' }]);
    await world.test.database.$executeRaw`update person set active = true`;
    expect((await world.push()).counts).toMatchObject({ alreadySo: 1 });
    expect(await world.standing()).toMatchObject([{ leaving: false, status: 'applied' }]);
  });

  test('stay while they are disabled, if that is chosen, and the target is told', async () => {
    world.scripted.deactivates = true;
    const [first] = await world.put(ann);
    await connect(first, 'a-1');
    await world.changeTarget({ people: { connectors: [], inactive: true } });
    await world.push();
    await leave(ann.email);
    await world.push();
    expect(world.scripted.shows(ann.email).active).toBe(false);
  });

  test('get no field that the target leaves out, and the push says which', async () => {
    world.scripted.unaccepted.add('title');
    await world.put(ann);
    const push = await world.push();
    expect(push.leftOut).toMatchObject([{ field: 'title', code: 'not-installed' }]);
    expect(world.scripted.shows(ann.email).fields['title']).toBeUndefined();
    world.scripted.unaccepted.clear();
    expect((await world.push({ type: 'changes' })).counts).toMatchObject({ applied: 1 });
  });

  test('of 3,000 in whom 150 differ are 150', { timeout: 60_000 }, async () => {
    const people = Array.from({ length: 3000 }, (_, index) => ({ email: `p${index}@example.com`, title: 'Engineer' }));
    await world.put(...people);
    expect((await world.push()).counts).toMatchObject({ applied: 3000 });
    for (const list of [world.scripted.written, world.scripted.found]) list.length = 0;
    await world.test.database.$executeRaw`
      update person set "values" = "values" || '{"field:jobTitle": "Lead"}' where email like 'p_5_@%' or email like 'p12_%@%'`;
    const [{ changed } = { changed: 0 }] = await world.test.database.$queryRaw<{ changed: number }[]>`
      select count(*)::int as changed from person where "values" ->> 'field:jobTitle' = 'Lead'`;
    expect(await world.push({ type: 'changes' })).toMatchObject({ expected: changed, counts: { applied: changed } });
    expect(world.scripted.written).toHaveLength(changed);
    expect(world.scripted.found).toEqual([]);
    expect(world.scripted.read).toEqual([]);
  });
});
