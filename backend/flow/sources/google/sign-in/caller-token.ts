import { ConnectorError, type ConnectorFailure } from '../../../../errors/connector-error.ts';
import { parseJson } from '../../../../http/http-message.ts';
import { exchangeAssertion, tokenAnswer } from './exchange-assertion.ts';
import { iamScope } from './google-scopes.ts';
import { readServiceAccountKey } from './service-account-key.ts';
import { signWithKey } from './sign-with-key.ts';
import type { SignInMeans } from './sign-in-means.ts';

/**
 * Who asks for a signature: the account whose key is given, else the one that this machine runs as. Used at once, as
 * the metadata server may give a token that is close to its end.
 */
export function callerToken(means: SignInMeans, signal: AbortSignal): Promise<string> {
  const key = means.settings.serviceAccountKey ?? '';
  return key === '' ? machineToken(means, signal) : keyToken(key, means, signal);
}

async function keyToken(text: string, means: SignInMeans, signal: AbortSignal): Promise<string> {
  const key = readServiceAccountKey(text);
  if ('message' in key) throw rejected(key.message, 'serviceAccountKey');
  const { tokenUrl } = means.endpoints;
  const assertion = await signWithKey(key, { iss: key.email, scope: iamScope, aud: tokenUrl }, means.now());
  const facts = { clientId: key.clientId, scopes: [iamScope], accountSetting: 'serviceAccountKey' } as const;
  const { token } = await exchangeAssertion({ ...means, ...facts, assertion, tokenUrl }, signal);
  return token;
}

const path = '/computeMetadata/v1/instance/service-accounts/default/token';

/** https://cloud.google.com/compute/docs/access/authenticate-workloads */
async function machineToken({ endpoints, http }: SignInMeans, signal: AbortSignal): Promise<string> {
  const url = `${endpoints.metadataUrl}${path}`;
  const response = await http.send({ url, headers: { 'metadata-flavor': 'Google' } }, signal).catch(notOnGoogle);
  // Whatever else may listen at that address does not send this header.
  if (response.status !== 200 || response.header('metadata-flavor') !== 'Google') throw rejected(noIdentity);
  const answer = tokenAnswer.safeParse(parseJson(response));
  if (!answer.success) throw rejected(noIdentity);
  return answer.data.access_token;
}

const noIdentity =
  'This machine has no identity at Google: it does not run on Google Cloud, or runs there without a service account. Give the key of a service account that may sign for the other one.';

function notOnGoogle(error: unknown): never {
  if (!(error instanceof ConnectorError)) throw error;
  const failure: ConnectorFailure = { reason: 'credentials-rejected', message: noIdentity, setting: 'signIn' };
  throw new ConnectorError(failure, { cause: error });
}

const rejected = (message: string, setting = 'signIn'): ConnectorError =>
  new ConnectorError({ reason: 'credentials-rejected', message, setting });
