import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { listPeople } from '#contract/people.ts';
import { loadSampleCompany } from '#contract/system.ts';
import { getPush, startPush } from '#contract/pushes.ts';
import { createTarget } from '#contract/targets.ts';
import {
  startOrganizationSimulator,
  type OrganizationSimulator,
} from '../simulators/atlassian-organization/organization-simulator.ts';
import { sampleCompany } from '../simulators/company/company.ts';
import type { ApiClient } from './api-client.ts';
import { ada, addAccount, signIn } from './sign-in.ts';
import { useWorld, type Visitor } from './world.ts';

const sample = sampleCompany({ people: 300 });
const company = sample.people();
/** Someone whose page has everything. */
const lead = company.find(
  ({ id, managerId, picture }) => picture && managerId !== undefined && company.some((one) => one.managerId === id),
);
if (!lead) throw new Error('The sample company has no such person.');

/** With a folder in `ROSTER_SCREENSHOTS`, every page is kept there to be looked at, in both widths and themes. */
const folder = process.env['ROSTER_SCREENSHOTS'];
const widths = [1280, 768] as const;

describe('every page', () => {
  const world = useWorld();
  const paths: string[] = [];
  let organization: OrganizationSimulator;
  let admin: Visitor;
  beforeAll(async () => {
    const { api } = world.roster;
    organization = await startOrganizationSimulator({ company: sample });
    await addAccount(world.roster, ada, 'admin');
    const { connectorId, runId } = await api.call(loadSampleCompany, '/api/sample-company', {});
    await api.endedRun(runId);
    const { items } = await api.call(listPeople, `/api/people?search=${encodeURIComponent(lead.displayName)}`);
    const { targetId, pushId } = await pushEveryone(api, organization);
    const targetTabs = ['people', 'pushes', 'connection', 'content', 'matching', 'drift'];
    const tabs = ['connection', 'scope', 'mapping', 'pictures', 'schedule', 'safety', 'profile'];
    paths.push(
      ...['/welcome', '/people', '/people?search=zzz', `/people/${items[0]?.id ?? ''}`, '/people/chart'],
      ...['/connectors', '/connectors/new', ...tabs.map((tab) => `/connectors/${connectorId}?tab=${tab}`)],
      ...[
        '/targets',
        '/targets/new',
        ...targetTabs.map((tab) => `/targets/${targetId}?tab=${tab}`),
        `/pushes/${pushId}`,
      ],
      ...['/runs', `/runs/${runId}`, '/nowhere'],
      ...['/hosted-photos', '/hosted-photos?tab=check', '/hosted-photos?tab=list'],
      ...['general', 'sign-in', 'accounts', 'tokens', 'privacy', 'audit'].map((tab) => `/settings?tab=${tab}`),
    );
    admin = await world.visit();
    await signIn(admin, ada);
  });
  afterAll(() => organization.close());

  it('fits its window, wide and narrow, and has one main heading and a title of its own', async () => {
    const { page } = admin;
    for (const path of paths) {
      await page.setViewportSize({ width: widths[0], height: 800 });
      await admin.open(path);
      await isReady(page);
      const headings = await page.getByRole('heading', { level: 1 }).count();
      const title = await page.title();
      expect({ path, headings, title }).toEqual({
        path,
        headings: 1,
        title: expect.stringMatching(/.+ · .+/) as string,
      });
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        await keep(page, `${path} ${width} light`);
        expect({ path, width, isWide: await isWiderThanWindow(page) }).toEqual({ path, width, isWide: false });
      }
    }
  });

  it('is dark where the system is, also on a narrow screen', async () => {
    const visitor = await world.visit({ colorScheme: 'dark', viewport: { width: 768, height: 1024 } });
    const { page } = visitor;
    await visitor.open('/sign-in');
    await page.getByRole('heading', { name: /^Sign in to/ }).waitFor();
    expect(await lookOf(page)).toMatchObject({ isDark: true, isBlank: false });
    await keep(page, '/sign-in 768 dark');
    await signIn(visitor, ada);
    for (const path of paths) {
      await visitor.open(path);
      await isReady(page);
      await keep(page, `${path} 768 dark`);
      expect({ path, ...(await lookOf(page)) }).toEqual({ path, isDark: true, isBlank: false });
      expect({ path, isWide: await isWiderThanWindow(page) }).toEqual({ path, isWide: false });
    }
  });

  it('follows the theme that one chooses, and remembers it', async () => {
    const { page } = admin;
    await admin.open('/people');
    await page.getByRole('button', { name: 'Account menu' }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await expect.poll(async () => (await lookOf(page)).isDark).toBe(true);
    await page.reload();
    await isReady(page);
    expect(await lookOf(page)).toMatchObject({ isDark: true });
  });
});

/** A target, and a push to it that has ended. */
async function pushEveryone(api: ApiClient, { directoryUrl, apiKey }: OrganizationSimulator) {
  const settings = { baseUrl: directoryUrl, apiKey };
  const order = { kind: 'atlassian-organization', name: 'Organization', enabled: true, settings };
  const { id: targetId } = await api.call(createTarget, '/api/targets', order);
  const { id: pushId } = await api.call(startPush, `/api/targets/${targetId}/pushes`, { type: 'full' });
  const isOver = async () => {
    expect((await api.call(getPush, `/api/pushes/${pushId}`)).status).toBe('succeeded');
  };
  await vi.waitFor(isOver, { timeout: 60_000, interval: 100 });
  return { targetId, pushId };
}

/** The page is there, and no part of it is still being loaded. */
async function isReady(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  const loading = page.getByRole('status', { name: 'Loading…' });
  await expect.poll(() => loading.count()).toBe(0);
  if (folder !== undefined) await page.waitForLoadState('networkidle');
}

function isWiderThanWindow(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');
}

interface Look {
  readonly isDark: boolean;
  readonly isBlank: boolean;
}

async function lookOf(page: Page): Promise<Look> {
  const { channels } = await sharp(await page.screenshot())
    .removeAlpha()
    .stats();
  const mean = channels.reduce((sum, channel) => sum + channel.mean, 0) / channels.length;
  return { isDark: mean < 100, isBlank: channels.every(({ stdev }) => stdev < 3) };
}

async function keep(page: Page, name: string): Promise<void> {
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${fileNameOf(name)}.png`) });
}

function fileNameOf(name: string): string {
  return name
    .replaceAll(/[\da-f-]{36}/g, 'one')
    .replaceAll(/[^\w]+/g, '-')
    .replace(/^-/, '');
}
