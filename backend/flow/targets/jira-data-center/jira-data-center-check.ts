import { z } from 'zod';
import { ConnectorError } from '../../../errors/connector-error.ts';
import { parseJson } from '../../../http/http-message.ts';
import type { ProviderCheck, ProviderFinding } from '../../model/provider.ts';
import { failureOfOne } from './jira-data-center-failure.ts';
import { accountOf, unreadableUser, type Account } from './people/account.ts';
import type { Means } from './people/means.ts';
import { readAvatars } from './pictures/avatars.ts';
import { externalAvatars } from './pictures/picture-refusals.ts';
import { absentCompanion } from './properties/companion.ts';
import { attempt } from '../../model/attempt.ts';

/** Tries each thing that the settings need; what cannot work after a failure is left out. */
export async function checkJira(means: Means, signal: AbortSignal): Promise<ProviderCheck> {
  let account: Account | undefined;
  const signIn = await attempt('Sign in', async () => {
    account = await readMyself(means, signal);
    return 'Roster’s account signs in to Jira.';
  });
  const findings = [signIn, ...(account === undefined ? [] : await checkWriting(means, account, signal))];
  return { ok: findings.every(({ status }) => status !== 'missing'), findings };
}

async function checkWriting(means: Means, account: Account, signal: AbortSignal): Promise<readonly ProviderFinding[]> {
  const { wants } = means.context;
  const administer = await attempt('Administer Jira', async () => {
    await means.assertAdministrator(signal);
    return 'The account may administer users.';
  });
  if (administer.status === 'missing') return [administer];
  return [
    administer,
    ...(wants.fields.length > 0 ? [await checkProperties(means, signal)] : []),
    ...(wants.picture ? await checkPictures(means, account, signal) : []),
  ];
}

function checkProperties({ settings, companion }: Means, signal: AbortSignal): Promise<ProviderFinding> {
  return attempt('Write user properties', async () => {
    if (settings.properties === 'rest') {
      return 'Properties go to the REST API. Profiles do not show these.';
    }
    if ((await companion.describe(signal)) === 'absent') throw new ConnectorError(absentCompanion);
    return 'The companion script answers.';
  });
}

async function checkPictures(means: Means, account: Account, signal: AbortSignal): Promise<readonly ProviderFinding[]> {
  const subject = 'Write pictures';
  if (account.external) return [{ status: 'warning', subject, message: externalAvatars.message }];
  const readable = await attempt(subject, async () => {
    const reading = await readAvatars(means.client, account.name, signal);
    if (reading.status === 'failed') throw new ConnectorError(reading.failure);
    return 'Jira lists avatars.';
  });
  return means.endsSessions && readable.status === 'works' ? [readable, mayEndSessions] : [readable];
}

const mayEndSessions: ProviderFinding = {
  status: 'warning',
  subject: 'Write pictures',
  message:
    'By default Jira ends the session of a personal access token after each request, and may forget a picture halfway. If pictures are refused as “session-lost”, enter user name and password as well; pictures alone use them.',
  setting: 'username',
};

/** https://docs.atlassian.com/software/jira/docs/api/REST/9.12.0/#api/2/myself */
async function readMyself({ client }: Means, signal: AbortSignal): Promise<Account> {
  const response = await client.send({ path: '/rest/api/2/myself' }, signal);
  if (response.status === 404) throw new ConnectorError(noJira);
  if (response.status !== 200) throw new ConnectorError(failureOfOne(response, 'tell who signs in'));
  const account = accountOf(z.unknown().parse(parseJson(response)));
  if (account === undefined || account === 'gone') throw new ConnectorError(unreadableUser);
  return account;
}

const noJira = {
  reason: 'unexpected-answer',
  message: 'There is no Jira at this address. Check the base URL and its context path.',
  setting: 'baseUrl',
} as const;
