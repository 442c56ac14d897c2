import { ConnectorError } from '../../../errors/connector-error.ts';
import type { ProviderCheck, ProviderFinding } from '../../model/provider.ts';
import { scopedKey } from './accounts-failure.ts';
import type { AccountsMeans } from './accounts-means.ts';
import { someManagedAccount } from './key-proof.ts';
import { lockedFields } from './people/profile-change.ts';
import { noRoute } from './people/send-picture.ts';
import { attempt } from '../../model/attempt.ts';

/** Tries what a push needs on one account that the organization manages, without writing anything. */
export async function checkAccounts(means: AccountsMeans, signal: AbortSignal): Promise<ProviderCheck> {
  let accountId: string | undefined;
  const searched = await attempt('Find accounts', async () => {
    accountId = await someManagedAccount(means.client, signal);
    if (accountId !== undefined) return 'Accounts of the organization can be found.';
    const message =
      'The organization manages no account. Verify your domain in Atlassian Administration and claim its accounts.';
    return { status: 'warning', subject: 'Find accounts', message };
  });
  const managed = accountId === undefined ? [] : await checkManaging(accountId, means, signal);
  const findings = [searched, ...managed, ...checkPictures(means)];
  return { ok: findings.every(({ status }) => status !== 'missing'), findings };
}

async function checkManaging(
  accountId: string,
  { client, context }: AccountsMeans,
  signal: AbortSignal,
): Promise<readonly ProviderFinding[]> {
  const subject = 'Change accounts';
  const finding = await attempt(subject, async () => {
    const rules = await client.rules(accountId, signal);
    if (rules.status === 'refused') throw new ConnectorError(scopedKey);
    if (rules.status === 'failed') throw new ConnectorError(rules.failure);
    const locked = rules.status === 'read' ? lockedFields(rules.value, context.wants.fields) : [];
    if (locked.length === 0) return 'The fields of a managed account can be changed.';
    const reasons = [...new Set(locked.map(({ message }) => message))].join(' ');
    const message = `Of the account that was looked at, some fields are locked: ${locked.map(({ field }) => field).join(', ')}. ${reasons}`;
    return { status: 'warning', subject, message };
  });
  return [finding];
}

function checkPictures({ context, pictures }: AccountsMeans): readonly ProviderFinding[] {
  if (!context.wants.picture) return [];
  const message = pictures.isOn
    ? 'Atlassian does not document this route. The first picture of each push is a test: if it does not arrive, no other is sent.'
    : noRoute.message;
  return [{ status: 'warning', subject: 'Pictures', message, setting: 'avatarRoute' }];
}
