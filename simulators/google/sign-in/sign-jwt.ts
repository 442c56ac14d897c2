import { SignJWT } from 'jose';
import { z } from 'zod';
import type { SimulatedAnswer } from '../../edge/simulated-answer.ts';
import { gatewayRefusal, GoogleRefusal } from '../google-refusals.ts';
import { scopes } from '../google-options.ts';
import type { TokenGrant } from './access-tokens.ts';
import type { ServiceAccount } from './service-account.ts';

const body = z.object({ payload: z.string() });
const payloadShape = z.record(z.string(), z.json());

export interface SigningRequest {
  readonly caller: TokenGrant;
  /** Address of the account that is to sign. */
  readonly account: string;
  readonly body: string;
}

/** Who may have which account sign: `roles/iam.serviceAccountTokenCreator` on it. */
export interface SigningRights {
  readonly accounts: readonly ServiceAccount[];
  readonly signers: ReadonlySet<string>;
}

/** https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/signJwt */
export async function signJwt({ accounts, signers }: SigningRights, request: SigningRequest): Promise<SimulatedAnswer> {
  const { caller } = request;
  if (!caller.scopes.has(scopes.cloud) && !caller.scopes.has(scopes.iam)) throw scopeMissing();
  const account = accounts.find(({ email }) => email === request.account);
  const key = account?.keys.at(-1);
  // An account that is not there looks like one that the caller may not use.
  if (account === undefined || key === undefined || !signers.has(caller.of)) throw denied();
  const read = body.safeParse(jsonOf(request.body));
  const payload = payloadShape.safeParse(jsonOf(read.data?.payload ?? ''));
  if (!payload.success) {
    throw new GoogleRefusal(gatewayRefusal(400, 'INVALID_ARGUMENT', 'Request contains an invalid argument.'));
  }
  const signedJwt = await new SignJWT(payload.data)
    .setProtectedHeader({ alg: 'RS256', kid: key.id, typ: 'JWT' })
    .sign(key.privateKey);
  return { status: 200, body: { keyId: key.id, signedJwt } };
}

function denied(): GoogleRefusal {
  const message = "Permission 'iam.serviceAccounts.signJwt' denied on resource (or it may not exist).";
  const details = [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'IAM_PERMISSION_DENIED',
      domain: 'iam.googleapis.com',
      metadata: { permission: 'iam.serviceAccounts.signJwt' },
    },
  ];
  return new GoogleRefusal(gatewayRefusal(403, 'PERMISSION_DENIED', message, details));
}

function scopeMissing(): GoogleRefusal {
  const details = [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }];
  return new GoogleRefusal(
    gatewayRefusal(403, 'PERMISSION_DENIED', 'Request had insufficient authentication scopes.', details),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
