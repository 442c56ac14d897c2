import type { ProviderCheck, ProviderFinding } from '../../model/provider.ts';
import type { OrganizationMeans } from './organization-means.ts';
import { attempt } from '../../model/attempt.ts';

/** A value that no user has: searching for it proves that searching works. */
const nobody = 'roster-check@nobody.invalid';

/** Tries what a push needs, without writing anything. */
export async function checkOrganization(means: OrganizationMeans, signal: AbortSignal): Promise<ProviderCheck> {
  const reached = await attempt('Reach the directory', async () => {
    await means.client.begin(signal);
    return 'The directory answers, and takes changes of single attributes.';
  });
  const further = reached.status === 'works' ? [await checkFinding(means, signal), ...checkWants(means)] : [];
  const findings = [reached, ...further];
  return { ok: findings.every(({ status }) => status !== 'missing'), findings };
}

function checkFinding({ client, context }: OrganizationMeans, signal: AbortSignal): Promise<ProviderFinding> {
  const key = context.wants.matchBy === 'externalId' ? 'externalId' : 'userName';
  return attempt('Find people', async () => {
    const users = await client.find(key, nobody, signal);
    if (users.length === 0) return `People can be found by ${key}.`;
    const message = `The directory does not search by ${key}: it answers with people who were not asked for.`;
    return { status: 'missing', subject: 'Find people', message };
  });
}

function checkWants({ context: { wants }, slots }: OrganizationMeans): readonly ProviderFinding[] {
  const deactivates = wants.removal === 'deactivate' && !slots.provisions;
  const photos = wants.picture
    ? 'Photos go as addresses that Atlassian fetches, for managed accounts only.'
    : undefined;
  return [
    ...(deactivates
      ? [
          {
            status: 'missing' as const,
            subject: 'Deactivate people',
            message:
              'Whoever leaves is to be deactivated, but creating and deactivating accounts is switched off. Switch it on, or choose to leave people as they are.',
            setting: 'provisioning',
          },
        ]
      : []),
    ...(photos === undefined ? [] : [{ status: 'works' as const, subject: 'Photos', message: photos }]),
  ];
}
