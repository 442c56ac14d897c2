import { expect, test } from 'vitest';
import { readEnv } from './env.ts';
import { StartError } from './errors/start-error.ts';

test('without settings, everything runs in one process on port 3000 of the loopback interface', () => {
  expect(readEnv({})).toMatchObject({ role: 'all', port: 3000, host: '127.0.0.1', databaseUrl: undefined });
});

test('an empty setting counts as absent', () => {
  expect(readEnv({ ROSTER_ADMIN_TOKEN: '', PORT: '' })).toMatchObject({ adminToken: undefined, port: 3000 });
});

test.each([
  ['PORT', 'seventy'],
  ['PORT', '70000'],
  ['ROSTER_ROLE', 'both'],
  ['ROSTER_SECRET_KEY', 'short'],
  ['ROSTER_ADMIN_TOKEN', 'secret'],
  ['ROSTER_BASE_URL', 'ftp-place'],
  ['DATABASE_URL', 'mysql://127.0.0.1/roster'],
  ['ROSTER_LOG_LEVEL', 'loud'],
  ['ROSTER_TENANT_HOSTS', 'ldap://10.0.0.5'],
])('a wrong %s stops the start with its name and what is expected, without its value', (name, value) => {
  expect(() => readEnv({ [name]: value })).toThrow(StartError);
  expect(() => readEnv({ [name]: value })).toThrow(new RegExp(`${name}: expected .{10,}`));
  expect(() => readEnv({ [name]: value })).not.toThrow(new RegExp(`expected.*${value}(?!\\w)`));
});

test('all problems are told at once', () => {
  expect(() => readEnv({ PORT: 'x', ROSTER_ROLE: 'y' })).toThrow(/PORT[\s\S]*ROSTER_ROLE|ROSTER_ROLE[\s\S]*PORT/);
});

test('web and worker apart need a database that they share', () => {
  expect(() => readEnv({ ROSTER_ROLE: 'worker' })).toThrow(/DATABASE_URL: needed with ROSTER_ROLE=worker/);
});

test.each(['ab'.repeat(32), Buffer.alloc(32, 7).toString('base64')])('a key of 32 bytes is read: %s', (key) => {
  expect(readEnv({ ROSTER_SECRET_KEY: key }).secretKey).toHaveLength(32);
});

test('files of this machine are read only from a folder that is named', () => {
  expect(readEnv({}).importFolder).toBeUndefined();
  expect(readEnv({ ROSTER_IMPORT_FOLDER: '/srv/import' }).importFolder).toBe('/srv/import');
});

test('no Atlassian site may install Roster unless it is named', () => {
  expect(readEnv({}).connect).toEqual({
    key: 'roster',
    sites: [],
    installKeysUrl: 'https://connect-install-keys.atlassian.com',
    scriptUrl: 'https://connect-cdn.atl-paas.net/all.js',
    tenantHosts: [],
  });
  const sites = 'Acme.atlassian.net, *.jira.example';
  expect(readEnv({ ROSTER_CONNECT_SITES: sites }).connect.sites).toEqual(['acme.atlassian.net', '*.jira.example']);
  expect(() => readEnv({ ROSTER_CONNECT_SITES: 'https://acme.atlassian.net' })).toThrow(
    /ROSTER_CONNECT_SITES: expected/,
  );
});

test('the key of the app has room for the one of Confluence after it', () => {
  const key = 'k'.repeat(53);
  expect(readEnv({ ROSTER_CONNECT_KEY: key }).connect.key).toBe(key);
  expect(() => readEnv({ ROSTER_CONNECT_KEY: `${key}k` })).toThrow(/ROSTER_CONNECT_KEY: expected up to 53/);
});

test('Atlassian sites reach what the operator names beside the public internet', () => {
  const hosts = 'ldap.corp.example:636, 10.1.0.0/16,fd00::1';
  expect(readEnv({ ROSTER_TENANT_HOSTS: hosts }).connect.tenantHosts).toEqual([
    'ldap.corp.example:636',
    '10.1.0.0/16',
    'fd00::1',
  ]);
});

test('a Forge app is named by its whole ARI: tokens are made for that, and not for the UUID in it', () => {
  const uuid = '11111111-2222-4333-8444-555555555555';
  const appId = `ari:cloud:ecosystem::app/${uuid}`;
  expect(readEnv({}).forge).toBeUndefined();
  expect(readEnv({ ROSTER_FORGE_APP_ID: appId }).forge).toEqual({
    appId,
    jwksUrl: 'https://forge.cdn.prod.atlassian-dev.net/.well-known/jwks.json',
  });
  expect(() => readEnv({ ROSTER_FORGE_APP_ID: uuid })).toThrow(StartError);
  expect(() => readEnv({ ROSTER_FORGE_APP_ID: uuid })).toThrow(/ROSTER_FORGE_APP_ID: expected the whole id/);
});
