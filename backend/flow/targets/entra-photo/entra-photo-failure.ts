import type { ConnectorFailure } from '../../../errors/connector-error.ts';
import type { WriteOutcome } from '../shared/photo-attribute/photo-directory.ts';

/** What Graph said instead of doing what was asked for. */
export interface GraphRefusal {
  readonly status: number;
  /** `error.code` and `error.message` of the body, if there are any. */
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

/** What was asked for, to say what is missing when it is refused. */
export interface GraphTask {
  /** Completes "The app may not …". */
  readonly doing: string;
  /** The least application permission that allows it. */
  readonly permission: string;
}

/** The permissions are those of https://learn.microsoft.com/graph/permissions-reference */
export const tasks = {
  read: { doing: 'read users', permission: 'User.ReadWrite.All' },
  write: { doing: 'change users', permission: 'User.ReadWrite.All' },
  extensions: { doing: 'read directory extensions', permission: 'Application.Read.All' },
  create: { doing: 'create directory extensions', permission: 'Application.ReadWrite.OwnedBy' },
} as const satisfies Record<string, GraphTask>;

/** What concerns everyone: https://learn.microsoft.com/graph/errors */
export function graphFailure(refusal: GraphRefusal, task: GraphTask): ConnectorFailure {
  const { status, code, retryAfterSeconds } = refusal;
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  const named = code === undefined || code === '' ? `status ${String(status)}` : `status ${String(status)}, ${code}`;
  if (status === 401) {
    const message = 'Microsoft Graph did not accept the token of the app. Check tenant, cloud and app registration.';
    return { reason: 'credentials-rejected', message };
  }
  if (status === 403) {
    const { doing, permission } = task;
    const message = `The app may not ${doing}. Grant it the application permission ${permission}, with admin consent.`;
    return { reason: 'permission-missing', message, permission };
  }
  if (status === 429) return { reason: 'rate-limited', message: 'Microsoft Graph asks to wait.', ...wait };
  if (status === 408 || status >= 500) {
    return { reason: 'unavailable', message: `Microsoft Graph cannot answer right now (${named}).`, ...wait };
  }
  return { reason: 'unexpected-answer', message: `Microsoft Graph refused to ${task.doing} (${named}).` };
}

type PersonTrouble = Exclude<WriteOutcome, { status: 'written' }>;

/** Attributes of accounts that come from a domain are changed there: https://learn.microsoft.com/graph/api/resources/onpremisesextensionattributes */
export const managedOnPremises = {
  code: 'managed-on-premises',
  message:
    'The account is synchronized from an on-premises domain, where its extension attributes are kept. Write to a directory extension instead, or in the domain.',
};

const notAccepted = {
  code: 'not-accepted',
  message:
    'Microsoft Entra ID does not accept the attributes for this account. Check that they exist, and that the address is no longer than they may be (256 characters in directory extensions).',
};

/** What concerns the one who was to be written; undefined: it concerns everyone. */
export function personTrouble(id: string, refusal: GraphRefusal): PersonTrouble | undefined {
  const { status, message = '' } = refusal;
  if (status === 404) return { id, status: 'gone' };
  if (status === 400) {
    return { id, status: 'refused', ...(message.includes('on-premises mastered') ? managedOnPremises : notAccepted) };
  }
  return status === 408 || status >= 500
    ? { id, status: 'failed', failure: graphFailure(refusal, tasks.write) }
    : undefined;
}

const secretTrouble: ReadonlyMap<number, { readonly setting: string; readonly message: string }> = new Map([
  [7000215, { setting: 'clientSecret', message: 'The client secret is wrong. Copy the secret’s value, not its ID.' }],
  [
    7000222,
    { setting: 'clientSecret', message: 'The client secret has expired. Make a new one in the app registration.' },
  ],
  [700016, { setting: 'clientId', message: 'There is no app with this client ID in the tenant.' }],
  [
    90002,
    { setting: 'tenantId', message: 'There is no such tenant in this cloud. Check the tenant ID and the cloud.' },
  ],
  [700027, { setting: 'certificate', message: 'The app does not know this certificate. Upload it to the app.' }],
]);

/** What the token endpoint said instead of giving a token: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
export function signInFailure(refusal: GraphRefusal & { readonly codes: readonly number[] }): ConnectorFailure {
  const { status, codes } = refusal;
  if (status === 429 || status >= 500) return graphFailure(refusal, tasks.read);
  const trouble = codes.map((code) => secretTrouble.get(code)).find((known) => known !== undefined);
  if (trouble !== undefined) return { reason: 'credentials-rejected', ...trouble };
  if (status !== 400 && status !== 401 && status !== 403) {
    const message = `The sign-in address answered with status ${String(status)}. Check the authority URL.`;
    return { reason: 'unexpected-answer', message, setting: 'authorityUrl' };
  }
  const named = codes.length === 0 ? '' : ` (AADSTS${codes.join(', AADSTS')})`;
  const message = `Microsoft Entra ID did not sign the app in${named}. Check tenant ID, client ID and secret or certificate.`;
  return { reason: 'credentials-rejected', message };
}
