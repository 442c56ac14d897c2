import { z } from 'zod';
import { ConnectorError, type ConnectorFailure } from '../../../../errors/connector-error.ts';
import { parseJson } from '../../../../http/http-message.ts';
import { readRefusal, shaped, type GoogleRefusal } from '../google-answer.ts';
import { callerToken } from './caller-token.ts';
import type { SignInMeans } from './sign-in-means.ts';
import { type AssertionClaims, timedClaims } from './sign-with-key.ts';

const signed = z.object({ signedJwt: z.string().min(1) });

/**
 * Has Google sign for a service account of which nobody holds a key.
 * https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/signJwt
 */
export async function signByGoogle(claims: AssertionClaims, means: SignInMeans, signal: AbortSignal): Promise<string> {
  const bearer = await callerToken(means, signal);
  const account = encodeURIComponent(claims.iss);
  const response = await means.http.send(
    {
      method: 'POST',
      url: `${means.endpoints.iamUrl}/v1/projects/-/serviceAccounts/${account}:signJwt`,
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: JSON.stringify({ payload: JSON.stringify(timedClaims(claims, means.now())) }),
      repeatable: true,
    },
    signal,
  );
  if (response.status === 200) return shaped(signed, parseJson(response)).signedJwt;
  throw new ConnectorError(signingFailure(readRefusal(response, means.now())));
}

const signer = 'roles/iam.serviceAccountTokenCreator';

function signingFailure(refusal: GoogleRefusal): ConnectorFailure {
  const { status, reasons, project } = refusal;
  if (reasons.includes('SERVICE_DISABLED') || reasons.includes('accessNotConfigured')) {
    const where = project === undefined ? '' : ` (${project.replace('/', ' ')})`;
    const message = `The IAM Service Account Credentials API is not enabled in the Google Cloud project${where}. Enable it there, and wait a few minutes.`;
    return { reason: 'permission-missing', message, permission: 'IAM Service Account Credentials API' };
  }
  if (status === 403 || status === 404) {
    const message = `Google does not sign for this service account: it is not there, or whoever asks lacks the role ${signer} (Service Account Token Creator) on it. An account needs that role even on itself.`;
    return { reason: 'permission-missing', message, permission: signer, setting: 'serviceAccountEmail' };
  }
  if (status === 429) return { reason: 'rate-limited', message: 'Google asks to wait before it signs again.' };
  if (status >= 500) {
    return { reason: 'unavailable', message: `Google cannot sign right now (status ${String(status)}).` };
  }
  const message = `Google refused to sign for the service account (status ${String(status)}). Check its address.`;
  return { reason: 'credentials-rejected', message, setting: 'serviceAccountEmail' };
}
