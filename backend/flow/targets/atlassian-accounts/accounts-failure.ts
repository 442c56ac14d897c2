import type { ConnectorFailure } from '../../../errors/connector-error.ts';
import type { Refusal } from '../target.ts';

/** What Atlassian said instead of doing what was asked. */
export interface AccountsRefusal {
  readonly status: number;
  /** `key` of the user management API’s errors, e.g. `forbidden.fieldMutation`. */
  readonly key?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

/** What keeps everyone from being dealt with. Undefined: the answer is about what was asked alone. */
export function generalFailure({ status, retryAfterSeconds }: AccountsRefusal): ConnectorFailure | undefined {
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  if (status === 401) {
    return {
      reason: 'credentials-rejected',
      message:
        'Atlassian did not accept the API key. Check that it has not expired or been revoked, and that it is a key of the organization, not of a user or of a directory.',
      setting: 'apiKey',
    };
  }
  if (status === 429) return { reason: 'rate-limited', message: 'Atlassian asks to wait.', ...wait };
  if ([502, 503, 504].includes(status)) {
    return { reason: 'unavailable', message: `Atlassian cannot answer right now (status ${status}).`, ...wait };
  }
  return undefined;
}

/** Accounts cannot be searched for. */
export function searchFailure(refusal: AccountsRefusal): ConnectorFailure {
  const general = generalFailure(refusal);
  if (general) return general;
  const { status } = refusal;
  if (status === 403) {
    return {
      reason: 'permission-missing',
      message: `The API key may not search for the accounts of the organization. ${withoutScopes}`,
      permission: 'Organization API key without scopes',
      setting: 'apiKey',
    };
  }
  if (status === 404) {
    return {
      reason: 'unexpected-answer',
      message:
        'There is no such organization or directory. Copy the organization ID from Atlassian Administration again.',
      setting: 'orgId',
    };
  }
  return accountFailure(refusal);
}

const withoutScopes =
  'Create a key without scopes in Atlassian Administration, under Organization settings > API keys.';

/** Even an account that the organization manages is refused. */
export const scopedKey: ConnectorFailure = {
  reason: 'permission-missing',
  message: `The API key may not manage accounts: most likely it was created with scopes, with which Atlassian refuses all of this. ${withoutScopes}`,
  permission: 'Organization API key without scopes',
  setting: 'apiKey',
};

/** Atlassian itself failed at one account. */
export function accountFailure({ status }: AccountsRefusal): ConnectorFailure {
  return status >= 500
    ? { reason: 'unavailable', message: `Atlassian failed at this account (status ${status}).` }
    : { reason: 'unexpected-answer', message: `Atlassian did not answer about this account (status ${status}).` };
}

/** Why nothing of the account can be written. */
export function accountRefusal({ status, key }: AccountsRefusal): Refusal {
  if (key === 'forbidden.targetUnverified') {
    return {
      code: 'unverified-account',
      message: 'The e-mail address of this account is not verified yet, so Atlassian lets nobody manage it.',
    };
  }
  if (status === 403) {
    return {
      code: 'not-managed',
      message:
        'The organization does not manage this account. Verify the domain of its e-mail address in Atlassian Administration and claim it.',
    };
  }
  return { code: 'not-accepted', message: `Atlassian does not accept this change (status ${status}).` };
}

const lockReasons: ReadonlyMap<string, Refusal> = new Map([
  [
    'externalDirectory.scim',
    {
      code: 'locked-by-directory',
      message:
        'A directory with user provisioning (SCIM) owns this field. Change it there, or use the target “Atlassian organization” for that directory.',
    },
  ],
  [
    'externalDirectory.google',
    { code: 'locked-by-google', message: 'Google Workspace owns this field. Change it there.' },
  ],
  [
    'authPolicy.saml',
    { code: 'locked-by-saml', message: 'This field is set by single sign-on (SAML) at each sign-in.' },
  ],
  [
    'managedAccount',
    { code: 'locked-for-others', message: 'Only the organization that manages the account can change this field.' },
  ],
  ['myselfOnly', { code: 'only-by-themselves', message: 'Only the person themselves can change this field.' }],
  [
    'blocked.exportControl',
    { code: 'export-control', message: 'Atlassian blocks this account by United States export control.' },
  ],
]);

/** Why a field is locked: https://developer.atlassian.com/cloud/admin/user-management/rest/api-group-manage/ */
export function lockedFor(reason: string | undefined): Refusal {
  const known = lockReasons.get(reason ?? '');
  if (known) return known;
  const named = reason === undefined ? '' : ` (${reason})`;
  return { code: 'locked', message: `Atlassian does not let this field be changed${named}.` };
}

export const valueRefused: Refusal = {
  code: 'value-refused',
  message: 'Atlassian does not take this value: it may be too long, or not of the form that the field needs.',
};

export const notKept: Refusal = {
  code: 'not-kept',
  message: 'Atlassian took it without complaint, but shows something else.',
};
