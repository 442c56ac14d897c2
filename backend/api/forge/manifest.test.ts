import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { checkManifest, manifestFile } from '../../testing/forge-manifest.ts';

const frameFile = fileURLToPath(new URL('../../../frontend/api/forge-frame.ts', import.meta.url));
const connectFile = fileURLToPath(new URL('../../../atlassian-connect.json', import.meta.url));

let text = '';
beforeAll(async () => {
  text = await readFile(manifestFile, 'utf8');
});

test('the manifest is one that Atlassian’s own validator takes', async () => {
  expect((await checkManifest(text)).problems).toEqual([]);
});

test.each([
  ['a module that Atlassian does not have', 'jira:adminPage:', 'jira:userProfile:', /userProfile/],
  ['an endpoint that is not there', 'endpoint: tick', 'endpoint: tock', /tock/],
  ['pages that are not built', 'path: frontend/dist-forge', 'path: frontend/nowhere', /nowhere/],
  ['an app id that is no ARI', 'id: ari:cloud:ecosystem::app/', 'id: ', /app/],
  ['an event without the scope that it needs', '    - read:jira-work\n', '', /read:jira-work/],
  ['two keys that are the same', 'key: roster-people', 'key: roster-admin', /roster-admin/],
])('the validator would refuse %s', async (_, sound, broken, reason) => {
  expect(text).toContain(sound);
  const { problems } = await checkManifest(text.replace(sound, broken));
  expect(problems.join('\n')).toMatch(reason);
});

test('the fields of issues are those that Connect has, under the same keys', async () => {
  const connect = z
    .object({ modules: z.object({ jiraIssueFields: z.array(z.object({ key: z.string(), type: z.string() })) }) })
    .parse(JSON.parse(await readFile(connectFile, 'utf8')));
  const fields = (await checkManifest(text)).content?.modules?.['jira:customField'] ?? [];
  expect(fields.map(({ key, type }) => ({ key, type }))).toEqual(connect.modules.jiraIssueFields);
});

test('each page of the manifest is one that the browser’s side knows by its key', async () => {
  const { modules = {} } = (await checkManifest(text)).content ?? {};
  const page = z.object({ key: z.string(), resource: z.string() });
  const keys = Object.values(modules)
    .flat()
    .flatMap((module) => page.safeParse(module).data?.key ?? []);
  expect(keys).toHaveLength(5);
  const known = await readFile(frameFile, 'utf8');
  expect(keys.filter((key) => !known.includes(`'${key}': '`))).toEqual([]);
});

test('the manifest asks for no right that nothing needs', async () => {
  const { content } = await checkManifest(text);
  expect(content?.permissions?.scopes).toEqual([
    'read:app-system-token',
    'read:jira-user',
    'read:confluence-user',
    'read:jira-work',
    'write:jira-work',
    'report:personal-data',
  ]);
  expect(content?.permissions?.external).toBeUndefined();
});
