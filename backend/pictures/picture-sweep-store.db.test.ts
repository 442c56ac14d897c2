import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { daysBefore } from './hosted-photo-store.ts';
import { hashPicture, type PictureStore } from './picture-store.ts';
import { sweepPictures, type SweepResult } from './picture-sweep-store.ts';
import { createPostgresPictureStore } from './postgres-picture-store.ts';

let test: TestDatabase;
let store: PictureStore;
const now = new Date();
const daysAgo = (days: number) => daysBefore(now, days);
let made = 0;

beforeAll(async () => {
  test = await createTestDatabase();
  store = createPostgresPictureStore(test.database);
});
afterAll(() => test.close());

/** An original (with a rendition) that was put long ago, unless said otherwise. */
async function aPicture(putAt = daysAgo(5)): Promise<string> {
  made += 1;
  const bytes = Buffer.from(`picture ${String(made)}`);
  const sha256 = hashPicture(bytes);
  await store.putOriginals(test.siteId, [{ sha256, bytes, format: 'jpeg' }]);
  await store.putRenditions(test.siteId, [{ sha256, crop: 'centre', size: 16, bytes }]);
  await test.database.pictureOriginal.updateMany({ where: { sha256 }, data: { createdAt: putAt } });
  return sha256;
}

async function aPerson(pictures: { pictureSha256?: string; ownSha256?: string } = {}): Promise<string> {
  const about = { displayName: 'A', active: true, values: {}, origins: {}, searchText: '', sortName: '' };
  const person = await test.database.person.create({ data: { siteId: test.siteId, ...about, ...pictures } });
  return person.id;
}

async function aConnector(): Promise<string> {
  made += 1;
  const connector = await test.database.connector.create({
    data: {
      siteId: test.siteId,
      kind: 'ldap',
      name: `Connector ${String(made)}`,
      enabled: true,
      settings: {},
      secrets: {},
      scope: {},
      mappings: [],
      pictures: {},
      safety: {},
      matching: {},
      priority: 1,
    },
  });
  return connector.id;
}

async function aRun(times: { createdAt: Date; finishedAt?: Date }): Promise<string> {
  const connectorId = await aConnector();
  const about = {
    type: 'full',
    trigger: 'manual',
    startedBy: 'test',
    status: times.finishedAt ? 'succeeded' : 'pictures',
  };
  const run = await test.database.run.create({ data: { siteId: test.siteId, connectorId, ...about, ...times } });
  return run.id;
}

function sweep(): Promise<SweepResult> {
  return sweepPictures(test.database, store, { siteId: test.siteId, now });
}

async function isThere(sha256: string): Promise<boolean> {
  return (await store.getOriginals(test.siteId, [sha256])).length === 1;
}

describe('sweepPictures', () => {
  it('deletes what nothing leads to, with its renditions', async () => {
    const sha256 = await aPicture();
    expect((await sweep()).originals).toBe(1);
    expect(await isThere(sha256)).toBe(false);
    expect(await test.database.pictureRendition.count({ where: { sha256 } })).toBe(0);
  });

  it('keeps what was put or kept within a day: somebody is about to point at it', async () => {
    const put = await aPicture(daysAgo(0.9));
    const kept = await aPicture();
    await store.keepOriginals(test.siteId, [kept]);
    await sweep();
    expect([await isThere(put), await isThere(kept)]).toEqual([true, true]);
  });

  it('keeps what a person shows or uploaded', async () => {
    const [shown, own] = [await aPicture(), await aPicture()];
    await aPerson({ pictureSha256: shown, ownSha256: own });
    await sweep();
    expect([await isThere(shown), await isThere(own)]).toEqual([true, true]);
  });

  it('keeps what a connector brought, though another picture shows', async () => {
    const sha256 = await aPicture();
    const about = { active: true, values: {}, references: [], draftHash: '', lastSeenAt: now };
    await test.database.personSource.create({
      data: {
        siteId: test.siteId,
        connectorId: await aConnector(),
        personId: await aPerson(),
        sourceId: '1',
        pictureSha256: sha256,
        ...about,
      },
    });
    await sweep();
    expect(await isThere(sha256)).toBe(true);
  });

  it('keeps what a run under way has read, and lets go of it when the run is over', async () => {
    const [wanted, left] = [await aPicture(), await aPicture()];
    const personId = await aPerson();
    const row = { personId, sourceId: '1', state: 'read' };
    await test.database.runPicture.createMany({
      data: [
        { runId: await aRun({ createdAt: daysAgo(5) }), sha256: wanted, ...row },
        { runId: await aRun({ createdAt: daysAgo(5), finishedAt: daysAgo(4) }), sha256: left, ...row },
      ],
    });
    await sweep();
    expect([await isThere(wanted), await isThere(left)]).toEqual([true, false]);
  });

  it('keeps what a run of the last 30 days replaced, so that it can be undone', async () => {
    const [before, after, forgotten] = [await aPicture(), await aPicture(), await aPicture()];
    const change = { sourceId: '1', displayName: 'A', outcome: 'updated' };
    await test.database.runChange.createMany({
      data: [
        {
          runId: await aRun({ createdAt: daysAgo(20), finishedAt: daysAgo(20) }),
          picture: { outcome: 'changed', before, after },
          ...change,
        },
        {
          runId: await aRun({ createdAt: daysAgo(40), finishedAt: daysAgo(40) }),
          picture: { outcome: 'changed', before: forgotten, after },
          ...change,
        },
      ],
    });
    await sweep();
    expect([await isThere(before), await isThere(after), await isThere(forgotten)]).toEqual([true, true, false]);
  });

  it('keeps a picture while an address leads to it, and both for seven days after it was retired', async () => {
    const personId = await aPerson();
    const [live, retired, expired] = [await aPicture(), await aPicture(), await aPicture()];
    const photo = { siteId: test.siteId, personId, crop: 'centre' };
    await test.database.hostedPhoto.createMany({
      data: [
        { token: 'live', sha256: live, ...photo },
        { token: 'retired', sha256: retired, retiredAt: daysAgo(6.9), ...photo },
        { token: 'expired', sha256: expired, retiredAt: daysAgo(7.1), ...photo },
      ],
    });
    expect((await sweep()).addresses).toBe(1);
    expect([await isThere(live), await isThere(retired), await isThere(expired)]).toEqual([true, true, false]);
    const tokens = await test.database.hostedPhoto.findMany({ where: { personId }, orderBy: { token: 'asc' } });
    expect(tokens.map(({ token }) => token)).toEqual(['live', 'retired']);
  });

  it('retires the address of a person who is no longer in the directory', async () => {
    const personId = await aPerson();
    await test.database.hostedPhoto.create({
      data: { token: 'orphan', siteId: test.siteId, personId, sha256: await aPicture(), crop: 'centre' },
    });
    await test.database.person.delete({ where: { id: personId } });
    await sweep();
    expect((await test.database.hostedPhoto.findUnique({ where: { token: 'orphan' } }))?.retiredAt).toEqual(now);
  });

  it('goes through any number of pictures', async () => {
    const used = await aPicture();
    await aPerson({ pictureSha256: used });
    await test.database.$executeRaw`
      insert into picture_original (site_id, sha256, bytes, format, created_at)
      select ${test.siteId}::uuid, encode(sha256(number::text::bytea), 'hex'), 'x', 'jpeg', ${daysAgo(5)}
      from generate_series(1, 2500) as number`;
    expect((await sweep()).originals).toBe(2500);
    expect(await isThere(used)).toBe(true);
  });

  it('touches no other site', async () => {
    const other = await test.database.site.create({ data: { name: 'Other' } });
    const bytes = Buffer.from('elsewhere');
    await store.putOriginals(other.id, [{ sha256: hashPicture(bytes), bytes, format: 'jpeg' }]);
    await test.database.pictureOriginal.updateMany({ where: { siteId: other.id }, data: { createdAt: daysAgo(5) } });
    await sweep();
    expect(await store.getOriginals(other.id, [hashPicture(bytes)])).toHaveLength(1);
  });
});
