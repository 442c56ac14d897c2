import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listAudit, type SiteSettings } from '#contract/accounts.ts';
import { createConnector, updateConnector } from '#contract/connectors.ts';
import {
  choosePictureOptOut,
  deletePicture,
  getChartPath,
  getPerson,
  getPicture,
  getRunPicture,
  listChartTop,
  listDepartments,
  listPeople,
  listReports,
  putPicture,
} from '#contract/people.ts';
import { loadSite, saveSite } from '../../site/site-store.ts';
import { readProblem, type ApiClient } from '../../testing/api-client.ts';
import { pictureFixtures } from '../../testing/picture-fixtures.ts';
import { storePeople } from '../../testing/profile-builders.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
let admin: ApiClient;
let ann: ApiClient;
let annId = '';
let benId = '';
let goneId = '';

beforeAll(async () => {
  api = await startTestApi();
  admin = await api.signedIn('admin');
  ann = await api.signedIn('user', 'ann@example.com');
});
afterAll(() => api.close());
beforeEach(async () => {
  const { database, siteId } = api.test;
  await database.connector.deleteMany();
  await database.person.deleteMany();
  await database.auditEntry.deleteMany();
  [annId = '', benId = '', goneId = ''] = await storePeople(database, siteId, [
    { displayName: 'Ann Lee', values: { 'field:email': 'Ann@Example.com', 'field:department': 'Sales' } },
    { displayName: 'Ben Ali', values: { 'field:department': 'Research', 'property:Badge': 'B7' } },
    { displayName: 'Gone Gunnar', values: { 'field:department': 'Sales' }, active: false },
  ]);
});

const names = ({ items }: { items: readonly { displayName: string }[] }) => items.map(({ displayName }) => displayName);

describe('the directory', () => {
  test('is searched and cut in pages', async () => {
    expect(names(await ann.call(listPeople, { query: {} }))).toEqual(['Ann Lee', 'Ben Ali']);
    expect(names(await ann.call(listPeople, { query: { search: ' RESEARCH ' } }))).toEqual(['Ben Ali']);
    expect(await ann.call(listPeople, { query: { page: 2, pageSize: 1 } })).toMatchObject({
      total: 2,
      items: [{ displayName: 'Ben Ali' }],
    });
    expect((await ann.call(listDepartments, {})).items).toEqual([
      { name: 'Research', people: 1 },
      { name: 'Sales', people: 1 },
    ]);
  });

  test('shows people who have left to admins alone, whatever is asked for', async () => {
    expect(names(await ann.call(listPeople, { query: { active: 'false' } }))).toEqual(['Ann Lee', 'Ben Ali']);
    expect(names(await admin.call(listPeople, { query: { active: 'false' } }))).toEqual(['Gone Gunnar']);
    expect(await ann.refusal(getPerson, { params: { id: goneId } })).toMatchObject({ status: 404 });
    expect(await admin.call(getPerson, { params: { id: goneId } })).toMatchObject({ active: false });
  });

  test('shows a person with fields and user properties', async () => {
    expect(await ann.call(getPerson, { params: { id: benId } })).toMatchObject({
      fields: { department: 'Research' },
      userProperties: { Badge: 'B7' },
      pictureRights: { upload: false, remove: false },
    });
  });

  test('is for nobody who is not signed in', async () => {
    expect(await api.visitor.refusal(listPeople, { query: {} })).toMatchObject({ status: 401 });
    expect(await api.visitor.refusal(getPicture, { params: { id: annId }, query: {} })).toMatchObject({ status: 401 });
  });
});

describe('the org chart', () => {
  test('is read level by level, and shows nobody who has left', async () => {
    const { database } = api.test;
    await database.person.updateMany({ where: { id: { in: [benId, goneId] } }, data: { managerId: annId } });
    const top = { displayName: 'Ann Lee', department: 'Sales', reports: 1 };
    expect(await ann.call(listChartTop, { query: {} })).toMatchObject({ items: [top], total: 1 });
    const level = await ann.call(listReports, { params: { id: annId }, query: {} });
    expect(level).toMatchObject({ items: [{ displayName: 'Ben Ali', reports: 0 }], total: 1 });
    expect(names(await ann.call(getChartPath, { params: { id: benId } }))).toEqual(['Ann Lee', 'Ben Ali']);
    expect(await admin.refusal(getChartPath, { params: { id: goneId } })).toMatchObject({ status: 404 });
  });
});

async function changeSite(pictures: SiteSettings['pictures']): Promise<void> {
  const { database, siteId } = api.test;
  const site = await loadSite(database, siteId);
  await saveSite(database, siteId, { ...site, settings: { ...site.settings, pictures } });
}

function upload(client: ApiClient, id: string, bytes: Uint8Array) {
  return client.call(putPicture, { params: { id }, bytes });
}

describe('one’s own picture', () => {
  test('is uploaded, shown at a public address, and removed', async () => {
    const person = await upload(ann, annId, await pictureFixtures.progressive());
    expect(person).toMatchObject({ picture: { source: 'own' }, pictureRights: { upload: true, remove: true } });
    const address = person.picture?.url ?? '';
    const photo = await api.visitor.fetch(`${address}?size=48`);
    expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(await ann.call(deletePicture, { params: { id: annId } })).toMatchObject({ picture: null });
    expect(await ann.refusal(deletePicture, { params: { id: annId } })).toMatchObject({ status: 409 });
  });

  test('is one’s own alone', async () => {
    const bytes = await pictureFixtures.progressive();
    expect(await ann.refusal(putPicture, { params: { id: benId }, bytes })).toMatchObject({ status: 403 });
    expect(await ann.refusal(deletePicture, { params: { id: benId } })).toMatchObject({ status: 403 });
  });

  test('is not asked for where the site does not let people', async () => {
    await changeSite({ ownUploads: false });
    const bytes = await pictureFixtures.progressive();
    const problem = await ann.refusal(putPicture, { params: { id: annId }, bytes });
    await changeSite({ ownUploads: true });
    expect(problem).toMatchObject({ status: 403, detail: 'An admin has switched uploads of pictures off.' });
  });

  test('is not asked for where a connector’s picture always goes first', async () => {
    const { id } = await admin.call(createConnector, { body: { kind: 'scripted', name: 'S', settings: {} } });
    const { database, siteId } = api.test;
    const source = {
      connectorId: id,
      siteId,
      personId: annId,
      active: true,
      values: {},
      draftHash: '',
      lastSeenAt: new Date(),
    };
    await database.personSource.create({ data: { ...source, sourceId: '1', pictureSha256: 'a' } });
    const bytes = await pictureFixtures.progressive();
    expect(await ann.refusal(putPicture, { params: { id: annId }, bytes })).toMatchObject({
      status: 403,
      detail: expect.stringContaining('identity provider') as string,
    });
    const pictures = { policy: 'onlyIfNone', whenMissing: 'keep', crop: 'centre' } as const;
    await admin.call(updateConnector, { params: { id }, body: { pictures } });
    expect(await upload(ann, annId, bytes)).toMatchObject({ picture: { source: 'own' } });
  });

  test('what is no picture is refused in words, and the old one stays', async () => {
    const { picture } = await upload(ann, annId, await pictureFixtures.progressive());
    const html = Buffer.from('<html>not a picture</html>');
    expect(await ann.refusal(putPicture, { params: { id: annId }, bytes: html })).toMatchObject({
      status: 400,
      detail: expect.stringMatching(/^This file is not a picture. Choose a JPEG/) as string,
    });
    expect(await ann.refusal(putPicture, { params: { id: annId }, bytes: new Uint8Array() })).toMatchObject({
      status: 400,
      detail: 'This file is empty (0 bytes). Choose another one.',
    });
    const huge = await ann.refusal(putPicture, { params: { id: annId }, bytes: new Uint8Array(17 * 1024 * 1024) });
    expect(huge).toMatchObject({ status: 413, code: 'too-large' });
    expect(await ann.call(getPerson, { params: { id: annId } })).toMatchObject({ picture });
  });

  test('an admin’s hand in someone’s picture is told in the audit log; one’s own is not', async () => {
    await upload(ann, annId, await pictureFixtures.progressive());
    await upload(admin, annId, await pictureFixtures.progressive());
    await admin.call(deletePicture, { params: { id: annId } });
    const { items } = await admin.call(listAudit, { query: {} });
    expect(items).toMatchObject([
      { actor: 'admin@example.com', action: 'picture.removed', subject: 'Ann Lee', details: { personId: annId } },
      { actor: 'admin@example.com', action: 'picture.uploaded', subject: 'Ann Lee' },
    ]);
  });
});

describe('the choice to show no picture', () => {
  const choose = (client: ApiClient, id: string, chosen: boolean) =>
    client.call(choosePictureOptOut, { params: { id }, body: { chosen } });

  test('takes the picture away, its address included, and refuses others until it is taken back', async () => {
    const bytes = await pictureFixtures.progressive();
    const { picture } = await upload(ann, annId, bytes);
    expect(await choose(ann, annId, true)).toMatchObject({
      picture: null,
      pictureOptOut: { chosen: true, mayChange: true },
      pictureRights: { upload: false, remove: false },
    });
    expect((await api.visitor.fetch(picture?.url ?? '')).status).toBe(404);
    expect(await ann.refusal(getPicture, { params: { id: annId }, query: {} })).toMatchObject({ status: 404 });
    expect(await admin.refusal(putPicture, { params: { id: annId }, bytes })).toMatchObject({
      status: 403,
      detail: 'No picture of this person is to be shown. Allow pictures of them first.',
    });
    await choose(ann, annId, false);
    expect(await upload(ann, annId, bytes)).toMatchObject({ picture: { source: 'own' } });
  });

  test('is one’s own and an admin’s, and is told in the audit log', async () => {
    const refusal = await ann.refusal(choosePictureOptOut, { params: { id: benId }, body: { chosen: true } });
    expect(refusal).toMatchObject({ status: 403 });
    await choose(admin, benId, true);
    await choose(admin, benId, true);
    await choose(ann, annId, true);
    const { items } = await admin.call(listAudit, { query: {} });
    expect(items).toMatchObject([
      { actor: 'ann@example.com', action: 'picture.optedOut', subject: 'Ann Lee' },
      { actor: 'admin@example.com', action: 'picture.optedOut', subject: 'Ben Ali', details: { personId: benId } },
    ]);
  });
});

describe('pictures through the API', () => {
  test('are JPEGs that browsers may keep and ask about', async () => {
    await upload(admin, benId, await pictureFixtures.progressive());
    const response = await ann.send(getPicture, { params: { id: benId }, query: { size: 64 } });
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 2)
        .toString('hex'),
    ).toBe('ffd8');
    const etag = response.headers.get('etag') ?? '';
    const again = await ann.fetch(`/api/people/${benId}/picture?size=64`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });

  test('of someone without one, or someone who left, are not there', async () => {
    expect(await ann.refusal(getPicture, { params: { id: benId }, query: {} })).toMatchObject({ status: 404 });
    expect(await ann.refusal(getPicture, { params: { id: goneId }, query: {} })).toMatchObject({ status: 404 });
  });

  test('of a run are for admins, by their hash', async () => {
    await upload(ann, annId, await pictureFixtures.progressive());
    const { ownSha256 } = await api.test.database.person.findUniqueOrThrow({ where: { id: annId } });
    const params = { sha256: ownSha256 ?? '' };
    expect((await admin.send(getRunPicture, { params, query: {} })).status).toBe(200);
    expect(await ann.refusal(getRunPicture, { params, query: {} })).toMatchObject({ status: 403 });
    expect(await admin.refusal(getRunPicture, { params: { sha256: 'f'.repeat(64) }, query: {} })).toMatchObject({
      status: 404,
    });
  });
});

describe('the photo host', () => {
  test('answers without cookies, policies or redirects, and to HEAD as to GET', async () => {
    const { picture } = await upload(ann, annId, await pictureFixtures.progressive());
    const address = picture?.url ?? '';
    const head = await ann.fetch(`${address}?size=96`, { method: 'HEAD' });
    const names = [...head.headers.keys()].filter((name) => !['date', 'connection', 'keep-alive'].includes(name));
    expect(names).toEqual([
      'cache-control',
      'content-length',
      'content-type',
      'cross-origin-resource-policy',
      'etag',
      'x-content-type-options',
      'x-request-id',
      'x-robots-tag',
    ]);
    const whole = await (await api.visitor.fetch(`${address}?size=96`)).arrayBuffer();
    expect(head.headers.get('content-length')).toBe(String(whole.byteLength));
  });

  test('knows no other address, and changes nothing', async () => {
    expect((await api.visitor.fetch('/photos/made-up.jpg')).status).toBe(404);
    expect((await api.visitor.fetch('/photos/made-up.jpg', { method: 'DELETE' })).status).toBe(405);
    expect(await readProblem(await api.visitor.fetch('/photos/'))).toMatchObject({ status: 404 });
  });
});
