import { setTimeout as delay } from 'node:timers/promises';
import { finalStatuses, getRun } from '#contract/runs.ts';
import { loadSampleCompany } from '#contract/system.ts';
import { forgetUninstalled } from '../../backend/access/connect/installation-store.ts';
import { sitesLeftBefore } from '../../backend/access/left-sites-store.ts';
import type { Database } from '../../backend/database/client.ts';
import { eraseSite } from '../../backend/site/erase-site-store.ts';
import { startAtlassianSite, type AtlassianSite } from '../../simulators/atlassian-site/atlassian-site.ts';
import type { SiteUser } from '../../simulators/atlassian-site/site-user.ts';
import { sampleCompany } from '../../simulators/company/company.ts';
import type { CompanyPerson } from '../../simulators/company/company-person.ts';
import type { InsidePage } from './signpost.ts';

/** A Jira Cloud site of the company, which shows Roster in frames. */
export interface DemoSite {
  /** Settings by which Roster lets it in. */
  readonly settings: Readonly<Record<string, string>>;
  /** Installs Roster there, and fills what the site has of its own. Answers with where to look. */
  install(roster: { readonly baseUrl: string; readonly people: number }): Promise<readonly InsidePage[]>;
  /** Uninstalls it. */
  close(): Promise<void>;
}

const lookEveryMs = 200;

/** It has to be there before Roster starts, and its people are known only afterwards. */
export async function startDemoSite(): Promise<DemoSite> {
  const users: SiteUser[] = [];
  const site = await startAtlassianSite({ name: 'larkfield', users });
  let installed = false;
  return {
    settings: {
      ROSTER_CONNECT_SITES: new URL(site.url).host,
      ROSTER_CONNECT_INSTALL_KEYS_URL: `${site.url}/install-keys`,
      ROSTER_CONNECT_SCRIPT_URL: `${site.url}/all.js`,
    },
    install: async ({ baseUrl, people }) => {
      users.push(...siteUsersOf(sampleCompany({ people }).people()));
      const status = await site.install(baseUrl);
      installed = status === 200 || status === 204;
      if (!installed) throw new Error(`Roster would not be installed in the simulated Jira site: HTTP ${status}.`);
      await fill(site, baseUrl, users);
      return pagesOf(site, users);
    },
    close: async () => {
      if (installed) await site.tell('uninstalled');
      await site.close();
    },
  };
}

/** Each start has a site of its own, so nobody comes back to what those of earlier starts had. */
export async function eraseEarlierSites(database: Database): Promise<void> {
  const now = new Date();
  for (const siteId of await sitesLeftBefore(database, now)) await eraseSite(database, siteId);
  await forgetUninstalled(database, now);
}

/** The admin first; all have pictures, where the company is large enough. */
function siteUsersOf(people: readonly CompanyPerson[]): readonly SiteUser[] {
  const employees = people.filter(({ active, guest }) => active && !guest);
  const pictured = employees.filter(({ picture }) => picture !== undefined);
  return (pictured.length < 3 ? employees : pictured).slice(0, 3).map(({ id, displayName, email }, index) => ({
    accountId: `712020:${id}`,
    displayName,
    emailAddress: email,
    isAdmin: index === 0,
  }));
}

/** Loads the sample company as the site's admin does, out of the frame, and waits until everyone is there. */
async function fill(site: AtlassianSite, baseUrl: string, [admin]: readonly SiteUser[]): Promise<void> {
  const ask = async (method: string, path: string): Promise<unknown> => {
    const token = site.contextToken(admin ?? { accountId: '' });
    const headers = { Authorization: `JWT ${token}`, 'Content-Type': 'application/json' };
    const response = await fetch(baseUrl + path, { method, headers });
    if (!response.ok) throw new Error(`${method} ${path} out of a frame: HTTP ${response.status}`);
    return response.json();
  };
  const { runId } = loadSampleCompany.response.parse(await ask('POST', '/api/sample-company'));
  for (;;) {
    const { status } = getRun.response.parse(await ask('GET', `/api/runs/${runId}`));
    if (finalStatuses.includes(status) || status === 'held') return;
    await delay(lookEveryMs);
  }
}

function pagesOf(site: AtlassianSite, users: readonly SiteUser[]): readonly InsidePage[] {
  const [admin, reporter, assignee] = users;
  if (!admin) return [];
  const pages = [
    { label: 'Admin pages', address: site.pageUrl('roster-admin', { as: admin }) },
    { label: 'People', address: site.pageUrl('roster-people', { as: admin }) },
  ];
  if (!reporter || !assignee) return pages;
  const { key } = site.issues.add({
    summary: 'Let the new colleagues into the laboratory',
    reporter: reporter.accountId,
    assignee: assignee.accountId,
  });
  return [...pages, { label: 'An issue', address: site.issueUrl(key, { as: admin }) }];
}
