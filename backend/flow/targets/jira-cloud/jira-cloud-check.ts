import { z } from 'zod';
import { ConnectorError } from '../../../errors/connector-error.ts';
import type { ProviderCheck, ProviderFinding } from '../../model/provider.ts';
import { type JiraCloudClient, readProperty } from './jira-cloud-client.ts';
import { jiraFailure, tasks } from './jira-cloud-failure.ts';
import { sampleAccounts } from './people/accounts.ts';
import type { Means } from './people/means.ts';

/** Tries each thing that the settings need; what cannot work after a failure is left out. Writes nothing. */
export async function checkJiraCloud(means: Means, signal: AbortSignal): Promise<ProviderCheck> {
  const { finding, accountId } = await checkSignIn(means.client, signal);
  const further = accountId === undefined ? [] : await checkRights(means, accountId, signal);
  const findings = [finding, ...further];
  return { ok: findings.every(({ status }) => status !== 'missing'), findings };
}

async function checkSignIn(client: JiraCloudClient, signal: AbortSignal) {
  let accountId: string | undefined;
  const finding = await attempt('Sign in', async () => {
    const shape = z.object({ accountId: z.string() });
    ({ accountId } = await client.read('/myself', { task: tasks.signIn, shape }, signal));
    return 'Jira accepts e-mail address and API token.';
  });
  return { finding, accountId };
}

async function checkRights(means: Means, own: string, signal: AbortSignal): Promise<readonly ProviderFinding[]> {
  const permissions = await attempt('Permissions', () => missingPermissions(means.client, signal));
  const property = await attempt('Read user properties', async () => {
    const reading = await readProperty(means.client, { key: means.propertyKey, accountId: own }, signal);
    if (reading.status === 'failed') throw new ConnectorError(jiraFailure(reading.answer, tasks.property));
    return 'User properties can be read.';
  });
  const people = await attempt('Find people', () => checkFinding(means, signal));
  return [permissions, property, people];
}

const permissionAnswer = z.object({
  permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })),
});
const needed = [
  ['ADMINISTER', tasks.property.permission],
  ['USER_PICKER', tasks.people.permission],
] as const;

/** A token says nothing of what its owner may do, so Jira is asked. */
async function missingPermissions(client: JiraCloudClient, signal: AbortSignal): Promise<string | ProviderFinding> {
  const path = `/mypermissions?permissions=${needed.map(([key]) => key).join(',')}`;
  const { permissions } = await client.read(path, { task: tasks.signIn, shape: permissionAnswer }, signal);
  const missing = needed.filter(([key]) => permissions[key]?.havePermission !== true).map(([, name]) => `“${name}”`);
  if (missing.length === 0) return 'The account may look up users and change the properties of all of them.';
  const message = `The account lacks the global permission ${missing.join(' and ')}. A Jira administrator grants it under Settings > System > Global permissions.`;
  return { status: 'missing', subject: 'Permissions', message };
}

async function checkFinding({ client, wants }: Means, signal: AbortSignal): Promise<string | ProviderFinding> {
  const people = await sampleAccounts(client, signal);
  if (wants.matchBy === 'accountId') return 'Users can be looked up by their Atlassian account ID.';
  const shown = people.filter(({ emailAddress }) => typeof emailAddress === 'string').length;
  if (shown === people.length) return 'People can be found by e-mail address.';
  const message = `Of ${String(people.length)} people looked at, ${String(people.length - shown)} hide their e-mail address from others: Jira shows it to nobody, so they cannot be found by it and are listed as not found. Match people by account ID to reach these as well.`;
  return { status: 'warning', subject: 'Find people', message };
}

/** A failure is what a check is there to find out. */
async function attempt(subject: string, trial: () => Promise<string | ProviderFinding>): Promise<ProviderFinding> {
  try {
    const found = await trial();
    return typeof found === 'string' ? { status: 'works', subject, message: found } : found;
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    const { message, setting } = error.failure;
    return { status: 'missing', subject, message, ...(setting !== undefined && { setting }) };
  }
}
