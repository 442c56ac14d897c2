import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getSettings, putSettings } from '#contract/accounts.ts';
import { getPerson } from '#contract/people.ts';
import { checkPhotos, listPhotos } from '#contract/photos.ts';
import { hostPhotos } from '../../pictures/hosted-photo-store.ts';
import { keepPicture } from '../../pictures/keep-picture.ts';
import { createPostgresPictureStore } from '../../pictures/postgres-picture-store.ts';
import { createPictureRenderer } from '../../pictures/rendering/picture-renderer.ts';
import type { ApiClient } from '../../testing/api-client.ts';
import { numberedPicture } from '../../testing/picture-fixtures.ts';
import { storePeople } from '../../testing/profile-builders.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
let admin: ApiClient;
let annId = '';
let token = '';

beforeAll(async () => {
  api = await startTestApi();
  admin = await api.signedIn('admin');
});
afterAll(() => api.close());

test('the check says what to do while nobody has a photo', async () => {
  const result = await admin.call(checkPhotos, { body: {} });
  expect(result).toMatchObject({ ok: false, address: null, commands: [], findings: [{ subject: 'Photo' }] });
  expect(await admin.call(listPhotos, {})).toEqual({ items: [], total: 0, baseUrl: api.url });
});

describe('with a photo', () => {
  beforeAll(async () => {
    const { database, siteId } = api.test;
    [annId = ''] = await storePeople(database, siteId, [{ displayName: 'Ann Reed' }]);
    const renderer = createPictureRenderer({ processes: 1 });
    const parts = { store: createPostgresPictureStore(database), renderer };
    const kept = await keepPicture(parts, { siteId, bytes: await numberedPicture(1), crop: 'centre' });
    await renderer.close();
    if (!kept.ok) throw new Error(kept.message);
    await database.$transaction(async (transaction) => {
      const photo = { personId: annId, sha256: kept.sha256, crop: 'centre' } as const;
      token = (await hostPhotos(transaction, siteId, [photo], new Date())).get(annId) ?? '';
      const data = { pictureToken: token, pictureSha256: kept.sha256, pictureCrop: 'centre' };
      await transaction.person.update({ where: { id: annId }, data });
    });
  });

  test('the list has its address and who fetched it, but not Roster’s own pages', async () => {
    const path = `/photos/${token}.jpg`;
    const fetchAs = (agent: string, method = 'GET') =>
      api.visitor.fetch(path, { method, headers: { 'user-agent': agent } });
    const fromOurPage = { 'user-agent': 'Mozilla/5.0', 'sec-fetch-site': 'same-origin' };
    await api.visitor.fetch(path, { headers: fromOurPage });
    expect((await admin.call(listPhotos, {})).items).toMatchObject([
      { lastHead: null, lastGet: null, atlassian: 'no' },
    ]);
    await fetchAs('Atlassian HttpClient', 'HEAD');
    expect((await admin.call(listPhotos, {})).items).toMatchObject([
      { lastHead: { by: 'atlassian' }, atlassian: 'no' },
    ]);
    await fetchAs('Go-http-client/2.0');
    expect((await admin.call(listPhotos, {})).items).toMatchObject([
      { lastGet: { by: 'other' }, atlassian: 'perhaps' },
    ]);
    await fetchAs('Atlassian HttpClient');
    const { items, baseUrl } = await admin.call(listPhotos, { query: { atlassian: 'yes' } });
    expect(items).toMatchObject([{ person: { id: annId }, address: `${baseUrl}${path}`, atlassian: 'yes' }]);
  });

  test('an address that is not served is not counted', async () => {
    await api.visitor.fetch(`/photos/${token}.jpg?size=x`, { headers: { 'user-agent': 'curl/8' } });
    await admin.call(listPhotos, {});
    expect(await api.test.database.photoFetch.count({ where: { agent: 'command-line' } })).toBe(0);
  });

  test('the check fetches it through its address, with the lines to do the same elsewhere', async () => {
    const result = await admin.call(checkPhotos, { body: { personId: annId } });
    const address = `${api.url}/photos/${token}.jpg`;
    expect(result).toMatchObject({
      ok: false,
      address,
      commands: [`curl -I '${address}'`, `curl -o photo.jpg '${address}'`],
    });
    const statuses = result.findings.map(({ subject, status }) => [subject, status]);
    expect(statuses).toEqual([
      ['Address', 'missing'],
      ['HEAD', 'works'],
      ['GET', 'works'],
    ]);
  });

  test('another base URL shows in every address', async () => {
    const { siteName, oidc, pictures, history } = await admin.call(getSettings, {});
    await admin.call(putSettings, {
      body: { siteName, oidc, pictures, history, photos: { baseUrl: 'https://cdn.example/faces/' } },
    });
    const address = `https://cdn.example/faces/photos/${token}.jpg`;
    const { items, baseUrl } = await admin.call(listPhotos, {});
    expect([items[0]?.address, baseUrl]).toEqual([address, 'https://cdn.example/faces']);
    expect((await admin.call(getPerson, { params: { id: annId } })).photoAddress).toBe(address);
    const user = await api.signedIn('user');
    expect(await user.call(getPerson, { params: { id: annId } })).not.toHaveProperty('photoAddress');
  });

  test('is for admins', async () => {
    const user = await api.signedIn('user');
    expect(await user.refusal(listPhotos, {})).toMatchObject({ status: 403 });
    expect(await user.refusal(checkPhotos, { body: {} })).toMatchObject({ status: 403 });
  });
});
