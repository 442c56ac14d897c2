import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { defaultPictures, defaultSafety } from '#contract/connectors.ts';
import { connectorScope } from '#contract/scope.ts';
import { hostSampleCompany, type SampleCompanyHost } from './sample-company.ts';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';

let there: TestDatabase;
let folder: string;
let hosts: SampleCompanyHost[];

beforeEach(async () => {
  there = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'roster-sample-'));
  hosts = [];
});
afterEach(async () => {
  for (const host of hosts) await host.close();
  await there.close();
  await rm(folder, { recursive: true });
});

function host(people?: number): SampleCompanyHost {
  const opened = hostSampleCompany({ database: there.database, dataFolder: folder, people });
  hosts.push(opened);
  return opened;
}

async function connect(settings: object): Promise<string> {
  const { id } = await there.database.connector.create({
    data: {
      siteId: there.siteId,
      kind: 'entra',
      name: 'Sample company',
      enabled: true,
      settings: { ...settings },
      secrets: {},
      scope: connectorScope.parse({}),
      mappings: [],
      pictures: defaultPictures,
      safety: defaultSafety,
      matching: { key: 'email' },
      priority: 0,
    },
  });
  return id;
}

function isReached({ settings }: { readonly settings: object }): Promise<boolean> {
  const { graphUrl } = z.object({ graphUrl: z.string() }).parse(settings);
  return fetch(`${graphUrl}/v1.0/users`).then(
    ({ status }) => status === 401,
    () => false,
  );
}

test('the tenant is started once, however often it is asked for', async () => {
  const company = host(10);

  const [first, second] = await Promise.all([company.start(), company.start()]);

  expect(second).toEqual(first);
  expect(await isReached(first)).toBe(true);
});

test('without a connector that reads it, nothing is started', async () => {
  const company = host(10);

  await company.resume();
  await company.close();

  expect(await there.database.connector.count()).toBe(0);
});

test('after a restart, it is where its connector looks for it', async () => {
  const before = host(10);
  const started = await before.start();
  await connect(started.settings);
  await before.close();

  await host().resume();

  expect(await isReached(started)).toBe(true);
});

test('where its port is taken meanwhile, its connector is led to another', async () => {
  const before = host(10);
  const started = await before.start();
  const id = await connect(started.settings);

  await host().resume();

  const moved = await there.database.connector.findUniqueOrThrow({ where: { id } });
  expect(moved.settings).not.toEqual(started.settings);
  expect(await isReached({ settings: z.object({}).loose().parse(moved.settings) })).toBe(true);
});
