import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { checkNewConnector, type CheckResult } from '#contract/connectors.ts';
import { startOidcSignIn } from '#contract/session.ts';
import { checkNewTarget } from '#contract/targets.ts';
import { startAtlassianSite, type AtlassianSite } from '../simulators/atlassian-site/atlassian-site.ts';
import { siteUsers } from '../simulators/atlassian-site/site-user.ts';
import { startRoster, type Roster } from './compose.ts';
import { readEnv } from './env.ts';
import { createLog } from './logging.ts';
import { createApiClient, type ApiClient } from './testing/api-client.ts';
import { startScriptedLdapServer } from './testing/scripted-ldap-server.ts';
import { startScriptedServer } from './testing/scripted-server.ts';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';

const adminToken = 'automation-0123456789abcdef';
const [ada] = siteUsers;
if (!ada) throw new Error('The simulated site has nobody.');

let folder = '';
let testDatabase: TestDatabase;
let site: AtlassianSite;
let roster: Roster;
let tenant: ApiClient;
let home: ApiClient;
const allowed = await startScriptedServer((_, response) => response.writeHead(404).end());

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roster-tenant-'));
  await writeFile(join(folder, 'people.csv'), 'id,name\n1,Ann\n');
  testDatabase = await createTestDatabase();
  site = await startAtlassianSite();
  const env = readEnv({
    ...{ DATABASE_URL: testDatabase.url, PORT: '0', ROSTER_DATA: folder, ROSTER_IMPORT_FOLDER: folder },
    ...{ ROSTER_ADMIN_TOKEN: adminToken, ROSTER_ROLE: 'web' },
    ROSTER_CONNECT_SITES: new URL(site.url).host,
    ROSTER_CONNECT_INSTALL_KEYS_URL: `${site.url}/install-keys`,
    ROSTER_CONNECT_SCRIPT_URL: `${site.url}/all.js`,
    ROSTER_TENANT_HOSTS: new URL(allowed.url).host,
  });
  const log = createLog({ level: 'error' }, { write: () => undefined });
  roster = await startRoster({ env, databaseUrl: testDatabase.url, log, samplePeople: 5 });
  await site.install(roster.baseUrl);
  const as = (authorization: string) => createApiClient({ url: roster.baseUrl, headers: { authorization } });
  tenant = as(`JWT ${site.contextToken(ada)}`);
  home = as(`Bearer ${adminToken}`);
});
afterAll(async () => {
  await roster.stop();
  await site.close();
  await allowed[Symbol.asyncDispose]();
  await testDatabase.close();
  await rm(folder, { recursive: true });
});

type Settings = z.infer<typeof checkNewConnector.body>['settings'];

const checkSource = (client: ApiClient, kind: string, settings: Settings): Promise<CheckResult> =>
  client.call(checkNewConnector, { params: { kind }, body: { settings } });

const refusal = expect.stringMatching(/is not in the public internet.*ROSTER_TENANT_HOSTS/) as string;

test('from an Atlassian site nothing in the network of this machine is reached; from the site at home it is', async () => {
  await using ldap = await startScriptedLdapServer((_, reply) => reply.done({ code: 49 }));
  await using http = await startScriptedServer((_, response) => response.writeHead(401).end());
  const ldapSettings = { urls: [ldap.url], security: 'none', baseDn: 'dc=example', bindDn: 'cn=a', bindPassword: 'b' };
  const scimSettings = { baseUrl: http.url, signIn: 'bearer', token: 'sesame' };
  const jiraSettings = { baseUrl: http.url, token: 'sesame' };
  const checkAll = async (client: ApiClient) => [
    await checkSource(client, 'ldap', ldapSettings),
    await checkSource(client, 'scim', scimSettings),
    await client.call(checkNewTarget, { params: { kind: 'jira-data-center' }, body: { settings: jiraSettings } }),
  ];

  for (const { ok, findings } of await checkAll(tenant)) {
    expect(ok).toBe(false);
    expect(findings).toContainEqual(expect.objectContaining({ status: 'missing', message: refusal }));
  }
  expect([ldap.received, http.received]).toEqual([[], []]);
  for (const { findings } of await checkAll(home)) {
    expect(findings).not.toContainEqual(expect.objectContaining({ message: refusal }));
  }
  expect(ldap.received.length).toBeGreaterThan(0);
  expect(http.received.length).toBeGreaterThan(1);
});

test('what the operator names is reached from an Atlassian site', async () => {
  const { findings } = await checkSource(tenant, 'scim', { baseUrl: allowed.url, signIn: 'bearer', token: 'sesame' });
  expect(findings).not.toContainEqual(expect.objectContaining({ message: refusal }));
  expect(allowed.received.length).toBeGreaterThan(0);
});

test('files of this machine are read for the site at home alone', async () => {
  const settings = { path: 'people.csv' };
  expect(await checkSource(home, 'csv', settings)).toMatchObject({ ok: true });
  const { ok, findings } = await checkSource(tenant, 'csv', settings);
  expect(ok).toBe(false);
  expect(findings).toMatchObject([
    { message: expect.stringContaining('not for this site') as string, setting: 'path' },
  ]);
});

test('the sample company is reached from an Atlassian site, as long as it is there', async () => {
  const { settings } = await roster.sampleCompany.start();
  const check = await checkSource(tenant, 'entra', settings);
  expect(check).toMatchObject({ ok: true });
});

test('an Atlassian site cannot have Roster ask an issuer of its choice', async () => {
  const response = await tenant.send(startOidcSignIn, { query: {} });
  expect(response.status).toBe(403);
});
