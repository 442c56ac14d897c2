import { z } from 'zod';
import { ConnectorError } from '../../../errors/connector-error.ts';
import type { ProviderCheck } from '../../model/provider.ts';
import { attempt } from '../../model/attempt.ts';
import { addressFinding, checkOf } from '../shared/user-property/property-check.ts';
import type { SiteClient } from '../shared/user-property/property-client.ts';
import { sampleUsers } from '../shared/user-property/property-emails.ts';
import type { TargetWants } from '../target.ts';
import { lookUpUsers, readProperty } from './confluence-cloud-client.ts';
import { anonymous, emailTask, userTask } from './confluence-cloud-failure.ts';

export interface ConfluenceCheckMeans {
  readonly client: SiteClient;
  readonly propertyKey: string;
  readonly wants: TargetWants;
}

const currentUser = z.object({ accountId: z.string().nullish() });

/** Tries each thing that the settings need; what cannot work after a failure is left out. Writes nothing. */
export async function checkConfluenceCloud(
  { client, propertyKey: key, wants }: ConfluenceCheckMeans,
  signal: AbortSignal,
): Promise<ProviderCheck> {
  let own = '';
  const signIn = await attempt('Sign in', async () => {
    const expected = { task: userTask, shape: currentUser };
    const { accountId } = await client.read('/wiki/rest/api/user/current', expected, signal);
    // Whoever is not signed in is told so with status 200.
    if (typeof accountId !== 'string') throw new ConnectorError(anonymous);
    own = accountId;
    return 'Confluence accepts e-mail address and API token.';
  });
  if (signIn.status !== 'works') return checkOf([signIn]);
  const property = await attempt('Read user properties', async () => {
    const reading = await readProperty({ key, accountId: own }, client, signal);
    if (reading.status === 'failed') throw new ConnectorError(reading.failure);
    return 'User properties can be read.';
  });
  const people = await attempt('Find people', async () => {
    if (wants.matchBy !== 'accountId') return addressFinding(await sampleUsers(client, emailTask, signal));
    await lookUpUsers([own], client, signal);
    return 'Users can be looked up by their Atlassian account ID.';
  });
  return checkOf([signIn, property, people]);
}
