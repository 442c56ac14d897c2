import { setTimeout as delay } from 'node:timers/promises';
import type { Push } from '#contract/pushes.ts';
import type { TargetView } from '#contract/targets.ts';
import { sampleCompany } from '../../simulators/company/company.ts';
import {
  startOrganizationSimulator,
  type OrganizationSimulator,
} from '../../simulators/atlassian-organization/organization-simulator.ts';
import type { DemoClient } from './demo-client.ts';

const organizationName = 'Larkfield at Atlassian';
const lookEveryMs = 200;

/** The company's Atlassian organization: people have accounts there, with nothing in them but a name. */
export function startDemoOrganization(people: number): Promise<OrganizationSimulator> {
  return startOrganizationSimulator({ company: sampleCompany({ people }), fetchesPhotos: true });
}

/** Leads the target of an earlier start to where the organization is now, before runs push to it by themselves. */
export async function findOrganization(client: DemoClient, organization: OrganizationSimulator): Promise<void> {
  const existing = (await client.listTargets()).find(({ name }) => name === organizationName);
  if (existing) await client.updateTarget(existing.id, { settings: settingsOf(organization) });
}

/** Pushes everyone there. Answers with what was done, in words, and with the address of somebody's profile. */
export async function pushToOrganization(client: DemoClient, organization: OrganizationSimulator): Promise<string> {
  const { id } = await ensureTarget(client, organization);
  const { counts, status, problem } = await pushed(client, await client.startPush(id));
  if (problem) return `The push ${status}: ${problem.message}`;
  const someone = (await client.listPeople()).find(({ email, picture }) => email !== null && picture !== null);
  const profile = someone?.email ? `\n  a profile there: ${organization.profileUrl(someone.email)}` : '';
  return `The push has ${status}: ${String(counts.applied)} written, ${String(counts.alreadySo)} were so already, ${String(counts.refused)} refused, ${String(counts.failed)} failed.${profile}`;
}

function settingsOf({ directoryUrl, apiKey }: OrganizationSimulator) {
  return { baseUrl: directoryUrl, apiKey };
}

async function ensureTarget(client: DemoClient, organization: OrganizationSimulator): Promise<TargetView> {
  const settings = settingsOf(organization);
  const existing = (await client.listTargets()).find(({ name }) => name === organizationName);
  if (existing) return existing;
  const kind = 'atlassian-organization';
  return client.createTarget({ kind, name: organizationName, settings, enabled: true, automatic: true });
}

async function pushed(client: DemoClient, pushId: string): Promise<Push> {
  for (;;) {
    const push = await client.getPush(pushId);
    if (push.status !== 'queued' && push.status !== 'working') return push;
    await delay(lookEveryMs);
  }
}
