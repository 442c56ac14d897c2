import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { finalStatuses } from '#contract/runs.ts';
import { createDemoClient, type DemoClient } from './demo-client.ts';
import { ensureSampleConnector } from './demo-connectors.ts';
import { startDemoProducts, type DemoProducts } from './demo-products.ts';
import { demoTargets, findTargets, portsOf } from './demo-targets.ts';
import { findExample } from './find-example.ts';
import { pushToTargets, type PushedTarget } from './push-to-targets.ts';
import { startTestRoster } from './start-test-roster.ts';

const people = 60;
let roster: Awaited<ReturnType<typeof startTestRoster>>;
let client: DemoClient;
let products: DemoProducts;
let pushed: readonly PushedTarget[];

/** As the demo does at each start, with the directory as it is. */
async function start(): Promise<void> {
  const since = new Date();
  products = await startDemoProducts({
    people,
    dataFolder: roster.dataFolder,
    ports: portsOf(await client.listTargets()),
  });
  const targets = demoTargets(products);
  await findTargets(client, targets);
  pushed = await pushToTargets(client, targets, since);
}

const written = (): number =>
  pushed.flatMap(({ pushes }) => pushes).reduce((sum, { counts }) => sum + counts.applied, 0);
const codesOf = (kind: string): readonly string[] =>
  pushed.filter(({ view }) => view.kind === kind).flatMap(({ view }) => view.refusals.map(({ code }) => code).sort());
const textAt = async (url: string): Promise<string> => (await fetch(url)).text();

beforeAll(async () => {
  roster = await startTestRoster(people);
  client = createDemoClient(roster.baseUrl, roster.adminToken);
  await ensureSampleConnector(client, await roster.sampleCompany.start());
  const run = await client.startRun();
  const ended = async () => {
    expect(finalStatuses).toContain((await client.getRun(run)).status);
  };
  await vi.waitFor(ended, { timeout: 60_000, interval: 200 });
  await start();
});
afterAll(async () => {
  await products.close();
  await roster.stop();
});

describe('the demo’s products', () => {
  test('show the same person with picture and manager', async () => {
    const example = await findExample(client, pushed);
    expect(example?.manager).toMatch(/\w+ \w+/);
    const { name = '', email = '', manager = '' } = example ?? {};
    const pages = await Promise.all(pushed.map(({ target }) => textAt(target.profileUrl(email))));
    for (const page of pages) {
      expect(page).toContain(`<h1>${name}</h1>`);
      expect(page).toContain('<img class="face"');
    }
    const [organization = '', jira = '', confluence = ''] = pages;
    expect(organization).toMatch(new RegExp(`<dt>Manager</dt><dd><a [^>]+>${manager}</a>`));
    expect(jira).toContain(`<dt>Manager</dt><dd>${manager}</dd>`);
    expect(jira).toContain('256 × 256 pixels');
    expect(confluence).toMatch(/<dt>Position<\/dt><dd>\w+/);
  });

  test('have everybody but those who are refused for a reason of the product’s own', () => {
    expect(codesOf('jira-data-center')).toEqual(['not-allowed', 'not-found']);
    expect(codesOf('confluence-data-center')).toContain('deactivated');
    for (const { view, target } of pushed) {
      expect(view.states).toMatchObject({ pending: 0, failed: 0 });
      expect(view.states.applied).toBeGreaterThan(people * 0.8);
      expect(target.pictures()).toBeGreaterThan(people * 0.4);
    }
  });

  test('are found as they were left at the next start, and nothing is written', async () => {
    const before = products.jira.url;
    await products.close();
    await start();
    expect(products.jira.url).toBe(before);
    expect(written()).toBe(0);
    const types = pushed.map(({ pushes }) => pushes.map(({ type }) => type).sort());
    expect(types).toEqual([
      ['drift', 'full'],
      ['drift', 'full'],
      ['drift', 'full'],
    ]);
    expect(products.confluence.pictures()).toBeGreaterThan(0);
  });

  test('that forgot everything are put right', async () => {
    const pictures = pushed.map(({ target }) => target.pictures());
    const applied = pushed.reduce((sum, { view }) => sum + view.states.applied, 0);
    await products.close();
    await rm(join(roster.dataFolder, 'products'), { recursive: true });
    await start();
    expect(written()).toBe(applied);
    expect(pushed.map(({ target }) => target.pictures())).toEqual(pictures);
  });
});
