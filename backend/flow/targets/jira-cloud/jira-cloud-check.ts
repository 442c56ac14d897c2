import { z } from 'zod';
import { ConnectorError } from '../../../errors/connector-error.ts';
import type { ProviderCheck, ProviderFinding } from '../../model/provider.ts';
import { attempt } from '../../model/attempt.ts';
import { addressFinding, checkOf } from '../shared/user-property/property-check.ts';
import type { SiteClient } from '../shared/user-property/property-client.ts';
import { peopleTask, sampleUsers } from '../shared/user-property/property-emails.ts';
import type { TargetWants } from '../target.ts';
import { readProperty } from './jira-cloud-client.ts';
import { propertyTask, signInTask } from './jira-cloud-failure.ts';

export interface JiraCheckMeans {
  readonly client: SiteClient;
  readonly propertyKey: string;
  readonly wants: TargetWants;
}

/** Tries each thing that the settings need; what cannot work after a failure is left out. Writes nothing. */
export async function checkJiraCloud(means: JiraCheckMeans, signal: AbortSignal): Promise<ProviderCheck> {
  let accountId = '';
  const signIn = await attempt('Sign in', async () => {
    const expected = { task: signInTask, shape: z.object({ accountId: z.string() }) };
    ({ accountId } = await means.client.read('/rest/api/3/myself', expected, signal));
    return 'Jira accepts e-mail address and API token.';
  });
  if (signIn.status !== 'works') return checkOf([signIn]);
  const permissions = await attempt('Permissions', () => missingPermissions(means.client, signal));
  const property = await attempt('Read user properties', async () => {
    const reading = await readProperty({ key: means.propertyKey, accountId }, means.client, signal);
    if (reading.status === 'failed') throw new ConnectorError(reading.failure);
    return 'User properties can be read.';
  });
  const people = await attempt('Find people', async () => {
    const users = await sampleUsers(means.client, peopleTask, signal);
    if (means.wants.matchBy === 'accountId') return 'Users can be looked up by their Atlassian account ID.';
    return addressFinding(users);
  });
  return checkOf([signIn, permissions, property, people]);
}

const permissionAnswer = z.object({
  permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })),
});
const needed = [
  ['ADMINISTER', propertyTask.permission],
  ['USER_PICKER', peopleTask.permission],
] as const;

/** A token says nothing of what its owner may do, so Jira is asked. */
async function missingPermissions(client: SiteClient, signal: AbortSignal): Promise<string | ProviderFinding> {
  const path = `/rest/api/3/mypermissions?permissions=${needed.map(([key]) => key).join(',')}`;
  const { permissions } = await client.read(path, { task: signInTask, shape: permissionAnswer }, signal);
  const missing = needed.filter(([key]) => permissions[key]?.havePermission !== true).map(([, name]) => `“${name}”`);
  if (missing.length === 0) return 'The account may look up users and change the properties of all of them.';
  const message = `The account lacks the global permission ${missing.join(' and ')}. A Jira administrator grants it under Settings > System > Global permissions.`;
  return { status: 'missing', subject: 'Permissions', message };
}
