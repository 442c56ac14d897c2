import { ConnectorError } from '../../../errors/connector-error.ts';
import type { ProviderCheck, ProviderFinding } from '../../model/provider.ts';
import { failureOfOne } from './confluence-data-center-failure.ts';
import { absentCompanion } from './details/companion.ts';
import { readingOf } from './people/account.ts';
import type { Means } from './people/means.ts';
import { attempt } from '../../model/attempt.ts';

/** Tries each thing that the settings need; what cannot work after a failure is left out. */
export async function checkConfluence(means: Means, signal: AbortSignal): Promise<ProviderCheck> {
  const signIn = await attempt('Sign in', async () => {
    await assertSignedIn(means, signal);
    return 'Roster’s account signs in to Confluence.';
  });
  const findings = [signIn, ...(signIn.status === 'works' ? await checkWriting(means, signal) : [])];
  return { ok: findings.every(({ status }) => status !== 'missing'), findings };
}

async function checkWriting(means: Means, signal: AbortSignal): Promise<readonly ProviderFinding[]> {
  const { wants } = means.context;
  const administer = await attempt('Administer Confluence', async () => {
    await means.assertAdministrator(signal);
    return 'The account may administer users.';
  });
  if (administer.status === 'missing') return [administer];
  const subjects = [
    ...(wants.matchBy === 'email' ? ['Find people by e-mail address'] : []),
    ...(wants.fields.length > 0 ? ['Write profile fields'] : []),
    ...(wants.picture && means.settings.pictures === 'companion' ? ['Write pictures'] : []),
  ];
  const isUndocumented = wants.picture && means.settings.pictures === 'rest';
  return [
    administer,
    ...(await checkCompanion(means, subjects, signal)),
    ...(isUndocumented ? [undocumentedPictures] : []),
  ];
}

async function checkCompanion(
  { companion }: Means,
  subjects: readonly string[],
  signal: AbortSignal,
): Promise<readonly ProviderFinding[]> {
  const [first, ...others] = subjects;
  if (first === undefined) return [];
  const finding = await attempt(first, async () => {
    if ((await companion.describe(signal)) === 'absent') throw new ConnectorError(absentCompanion);
    return 'The companion script answers.';
  });
  return [finding, ...others.map((subject) => ({ ...finding, subject }))];
}

const undocumentedPictures: ProviderFinding = {
  status: 'warning',
  subject: 'Write pictures',
  message:
    'Pictures go through a REST resource that Atlassian does not document, so it cannot be tried without writing. If they are refused as “no-picture-resource”, have them go through the companion.',
  setting: 'pictures',
};

/** Confluence greets those whom it does not know as anonymous, with status 200. */
async function assertSignedIn({ client }: Means, signal: AbortSignal): Promise<void> {
  const response = await client.send({ path: '/rest/api/user/current' }, signal);
  if (response.status === 404) throw new ConnectorError(noConfluence);
  if (response.status === 403) throw new ConnectorError(anonymous);
  if (response.status !== 200) throw new ConnectorError(failureOfOne(response, 'tell who signs in'));
  if (readingOf(response).status !== 'found') throw new ConnectorError(anonymous);
}

const noConfluence = {
  reason: 'unexpected-answer',
  message: 'There is no Confluence at this address. Check the base URL and its context path.',
  setting: 'baseUrl',
} as const;

const anonymous = {
  reason: 'credentials-rejected',
  message:
    'Confluence takes Roster for an anonymous visitor. Check token or password, and that a proxy lets them through.',
} as const;
