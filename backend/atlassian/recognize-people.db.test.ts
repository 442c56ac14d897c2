import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startAtlassianSite, type AtlassianSite } from '../../simulators/atlassian-site/atlassian-site.ts';
import type { SiteUser } from '../../simulators/atlassian-site/site-user.ts';
import { connectProducts } from '../access/connect/connect-client.ts';
import { systemClock } from '../http/clock.ts';
import { createHttpClient } from '../http/http-client.ts';
import { anywhere } from '../http/reach/reach.ts';
import { storePeople } from '../testing/profile-builders.ts';
import { startTestApi, type TestApi } from '../testing/test-api.ts';
import type { ProductClient } from './product-client.ts';
import { findAccountOf, recognizePeople } from './recognize-people.ts';

const crowd: readonly SiteUser[] = Array.from({ length: 450 }, (_, index) => ({
  ...{ accountId: `crowd:${String(index)}`, displayName: `Person ${String(index)}`, isAdmin: false },
  emailAddress: `Person${String(index)}@example.org`,
}));
const shy: SiteUser = { accountId: 'shy', displayName: 'Shy Shown', isAdmin: false };

let jira: AtlassianSite;
let api: TestApi;
let product: ProductClient;
let now = new Date();
const http = createHttpClient({ clock: systemClock, maxAttempts: 1, reach: anywhere });
const parts = () => ({ database: api.test.database, now: () => now });

beforeAll(async () => {
  jira = await startAtlassianSite({ users: [...crowd, shy] });
  const sites = [new URL(jira.url).host];
  api = await startTestApi(
    {},
    { key: 'roster', sites, installKeysUrl: `${jira.url}/install-keys`, scriptUrl: `${jira.url}/all.js` },
  );
  expect(await jira.install(api.url)).toBe(204);
  const { siteId } = await api.test.database.connectInstallation.findFirstOrThrow();
  const find = connectProducts({ ...api.access, http, appKey: 'roster' });
  const found = await find(siteId, 'jira');
  if (!found) throw new Error('The site has no Jira.');
  product = found;
});
afterAll(async () => {
  await Promise.all([api.close(), jira.close(), http.close()]);
});
beforeEach(async () => {
  now = new Date();
  jira.log.reset();
  await api.test.database.atlassianAccount.deleteMany();
  await api.test.database.target.deleteMany();
  await api.test.database.person.deleteMany();
});

const store = (...emails: readonly string[]) =>
  storePeople(
    api.test.database,
    product.siteId,
    emails.map((email) => ({ displayName: email, values: { 'field:email': email } })),
  );
const recognize = (...accountIds: readonly string[]) => recognizePeople(parts(), product, accountIds);
const asked = () => jira.log.count('rest');

test('people are known by the address that Jira shows, hundreds of them by a few requests', async () => {
  const people = await store(...crowd.map(({ emailAddress = '' }) => emailAddress.toLowerCase()));
  const found = await recognize(...crowd.map(({ accountId }) => accountId));
  expect(found.size).toBe(450);
  expect(found.get('crowd:7')).toBe(people[7]);
  expect(asked()).toBe(3);
});

test('who shows no address, has none in the directory or shares one is nobody’s', async () => {
  await store('person1@example.org', 'person1@example.org');
  expect(await recognize('shy', 'crowd:1', 'crowd:2', 'made-up')).toEqual(new Map());
});

test('Jira is asked again after a day, and after an hour about who was nobody’s', async () => {
  await recognize('crowd:1');
  const [person = ''] = await store('person1@example.org');
  expect(await recognize('crowd:1')).toEqual(new Map());
  expect(asked()).toBe(1);
  now = new Date(now.getTime() + 61 * 60_000);
  expect(await recognize('crowd:1')).toEqual(new Map([['crowd:1', person]]));
  now = new Date(now.getTime() + 23 * 3600_000);
  await recognize('crowd:1');
  expect(asked()).toBe(2);
  now = new Date(now.getTime() + 2 * 3600_000);
  await recognize('crowd:1');
  expect(asked()).toBe(3);
});

test('a target that has found the person goes before an address, and knows who shows none', async () => {
  const [person = ''] = await store('quiet@example.org');
  const { database } = api.test;
  const { siteId } = product;
  const { id: targetId } = await database.target.create({
    data: {
      ...{ siteId, kind: 'jira-cloud', name: 'Jira', enabled: true, settings: {}, secrets: {}, people: {}, fields: [] },
      ...{ manager: false, pictures: {}, matching: {}, removal: 'leave', drift: {}, automatic: false },
    },
  });
  await database.targetPerson.create({
    data: {
      ...{ targetId, siteId, personId: person, displayName: 'Quiet', sortName: 'quiet' },
      ...{ status: 'applied', remoteId: 'shy', updatedAt: now },
    },
  });
  expect(await recognize('shy')).toEqual(new Map([['shy', person]]));
  expect(await findAccountOf(parts(), product, { id: person, email: 'quiet@example.org' })).toBe('shy');
  expect(asked()).toBe(0);
});

test('a person’s account is searched by their address, and kept', async () => {
  const [person = ''] = await store('person12@example.org');
  const find = () => findAccountOf(parts(), product, { id: person, email: 'Person12@example.org' });
  expect(await find()).toBe('crowd:12');
  expect(await find()).toBe('crowd:12');
  expect(asked()).toBe(1);
});

test('an address that nobody shows in full is nobody’s account', async () => {
  const [person = ''] = await store('person1@example.or');
  expect(await findAccountOf(parts(), product, { id: person, email: 'person1@example.or' })).toBeUndefined();
  expect(await findAccountOf(parts(), product, { id: person, email: undefined })).toBeUndefined();
});
