import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccount, createToken, deleteToken, getSettings, putSettings, siteSettings } from '#contract/accounts.ts';
import { createConnector, deleteConnector, putMappings, updateConnector } from '#contract/connectors.ts';
import { choosePictureOptOut } from '#contract/people.ts';
import { startPush } from '#contract/pushes.ts';
import { cancelRun, startRun } from '#contract/runs.ts';
import { createTarget, updateTarget } from '#contract/targets.ts';
import type { ApiClient } from '../../testing/api-client.ts';
import { storePeople } from '../../testing/profile-builders.ts';
import { scriptedMapping } from '../../testing/scripted-provider.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
let admin: ApiClient;
const ids = { connector: '', busy: '', run: '', target: '', token: '', person: '' };

beforeAll(async () => {
  api = await startTestApi();
  admin = await api.signedIn('admin');
  const connectorOf = (name: string) => admin.call(createConnector, { body: { kind: 'scripted', name, settings: {} } });
  ids.connector = (await connectorOf('One')).id;
  ids.busy = (await connectorOf('Two')).id;
  ids.run = (await admin.call(startRun, { params: { id: ids.busy }, body: { type: 'full' } })).id;
  ids.target = (await admin.call(createTarget, { body: { kind: 'scripted', name: 'Jira', settings: {} } })).id;
  await admin.call(updateTarget, { params: { id: ids.target }, body: { enabled: true } });
  ids.token = (await admin.call(createToken, { body: { name: 'CI', scope: 'read', expiresInDays: 1 } })).id;
  const [person] = await storePeople(api.test.database, api.test.siteId, [{ displayName: 'Ann' }]);
  ids.person = person ?? '';
  await api.test.database.$executeRaw`
    alter table audit_entry add constraint audit_is_broken check (false) not valid`;
});
afterAll(() => api.close());

/** Everything that is kept, but for when somebody was last seen. */
async function everything(): Promise<unknown> {
  const { database } = api.test;
  const [connectors, targets, runs, pushes, accounts, tokens, sites, people] = await Promise.all([
    database.connector.findMany({ orderBy: { id: 'asc' } }),
    database.target.findMany({ orderBy: { id: 'asc' } }),
    database.run.findMany({ orderBy: { id: 'asc' } }),
    database.push.findMany({ orderBy: { id: 'asc' } }),
    database.account.findMany({ orderBy: { id: 'asc' }, omit: { lastSignInAt: true } }),
    database.apiToken.findMany({ orderBy: { id: 'asc' } }),
    database.site.findMany({ orderBy: { id: 'asc' } }),
    database.person.findMany({ orderBy: { id: 'asc' } }),
  ]);
  return { connectors, targets, runs, pushes, accounts, tokens, sites, people };
}

const account = { name: 'Ben', email: 'ben@example.com', role: 'user', password: 'correct horse battery' } as const;
const [firstRow] = scriptedMapping.rows;
const changes: Readonly<Record<string, () => Promise<unknown>>> = {
  'creating a connector': () =>
    admin.refusal(createConnector, { body: { kind: 'scripted', name: 'New', settings: {} } }),
  'changing a connector': () =>
    admin.refusal(updateConnector, { params: { id: ids.connector }, body: { name: 'Another name' } }),
  'removing a connector': () => admin.refusal(deleteConnector, { params: { id: ids.connector } }),
  'changing a mapping': () =>
    admin.refusal(putMappings, { params: { id: ids.connector }, body: { items: firstRow ? [firstRow] : [] } }),
  'starting a run': () => admin.refusal(startRun, { params: { id: ids.connector }, body: { type: 'full' } }),
  'cancelling a run': () => admin.refusal(cancelRun, { params: { id: ids.run } }),
  'creating a target': () => admin.refusal(createTarget, { body: { kind: 'scripted', name: 'New', settings: {} } }),
  'changing a target': () =>
    admin.refusal(updateTarget, { params: { id: ids.target }, body: { name: 'Another name' } }),
  'starting a push': () => admin.refusal(startPush, { params: { id: ids.target }, body: { type: 'full' } }),
  'creating an account': () => admin.refusal(createAccount, { body: account }),
  'revoking a token': () => admin.refusal(deleteToken, { params: { id: ids.token } }),
  'changing the settings': async () => {
    const settings = siteSettings.parse(await admin.call(getSettings, {}));
    return admin.refusal(putSettings, { body: { ...settings, siteName: 'Another name' } });
  },
  'hiding a picture': () => admin.refusal(choosePictureOptOut, { params: { id: ids.person }, body: { chosen: true } }),
};

test.each(Object.entries(changes))('%s does not happen without its entry in the audit log', async (_, change) => {
  const before = await everything();
  expect(await change()).toMatchObject({ status: 500 });
  expect(await everything()).toEqual(before);
});
