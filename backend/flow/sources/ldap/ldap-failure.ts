import type { ConnectorFailure } from '../../../errors/connector-error.ts';
import type { LdapResult } from './protocol/result.ts';

/** Result codes of RFC 4511, appendix A, that mean something to an admin. */
export const resultCodes = {
  success: 0,
  operationsError: 1,
  timeLimitExceeded: 3,
  sizeLimitExceeded: 4,
  strongerAuthRequired: 8,
  referral: 10,
  adminLimitExceeded: 11,
  confidentialityRequired: 13,
  noSuchObject: 32,
  invalidDnSyntax: 34,
  inappropriateAuthentication: 48,
  invalidCredentials: 49,
  insufficientAccessRights: 50,
  busy: 51,
  unavailable: 52,
  unwillingToPerform: 53,
} as const;

const encryptFirst: ConnectorFailure = {
  reason: 'credentials-rejected',
  message: 'The server accepts passwords only on an encrypted connection. Choose LDAPS or StartTLS.',
  setting: 'security',
};

const sizeLimit: ConnectorFailure = {
  reason: 'permission-missing',
  permission: 'size limit',
  message:
    'The server stopped before everyone was read, because of its size limit (OpenLDAP: 500 entries). Have it lifted for the bind account; in OpenLDAP: olcLimits: dn.exact="<bind DN>" size=unlimited size.prtotal=unlimited.',
  setting: 'bindDn',
};

const busy: ConnectorFailure = { reason: 'unavailable', message: 'The directory server is busy or going down.' };

const requestFailures: Readonly<Record<number, ConnectorFailure>> = {
  [resultCodes.timeLimitExceeded]: {
    reason: 'permission-missing',
    permission: 'time limit',
    message:
      'The server stopped because of its time limit. Have the attributes of the user filter indexed, or the limit lifted for the bind account; in OpenLDAP: olcLimits: dn.exact="<bind DN>" time=unlimited.',
    setting: 'bindDn',
  },
  [resultCodes.sizeLimitExceeded]: sizeLimit,
  [resultCodes.adminLimitExceeded]: sizeLimit,
  [resultCodes.strongerAuthRequired]: encryptFirst,
  [resultCodes.confidentialityRequired]: encryptFirst,
  [resultCodes.referral]: {
    reason: 'permission-missing',
    message: 'This server does not hold the base DN and refers to another one. Enter that server’s address.',
    setting: 'urls',
  },
  [resultCodes.noSuchObject]: {
    reason: 'permission-missing',
    message: 'The base DN does not exist, or the bind account may not see it.',
    setting: 'baseDn',
  },
  [resultCodes.invalidDnSyntax]: {
    reason: 'unexpected-answer',
    message: 'The server does not take the base DN for a distinguished name. Correct it.',
    setting: 'baseDn',
  },
  [resultCodes.insufficientAccessRights]: {
    reason: 'permission-missing',
    permission: 'read',
    message: 'The bind account may not read beneath the base DN. Have read access granted.',
    setting: 'bindDn',
  },
  [resultCodes.busy]: busy,
  [resultCodes.unavailable]: busy,
};

/** Why a search or StartTLS failed. */
export function requestFailure({ code, message }: Pick<LdapResult, 'code' | 'message'>): ConnectorFailure {
  // What Active Directory and Samba say to whoever has not signed in.
  if (
    code === resultCodes.operationsError &&
    /successful bind must be completed|without authentication/i.test(message)
  ) {
    return {
      reason: 'credentials-rejected',
      message: 'The server answers only after a sign-in. Enter a bind account and its password.',
      setting: 'bindDn',
    };
  }
  return (
    requestFailures[code] ?? {
      reason: 'unexpected-answer',
      message: `The server refuses the request with LDAP result ${code}${quoted(message)}.`,
    }
  );
}

/**
 * Active Directory says more about rejected credentials in its diagnostic message, as `data <hexadecimal>`, a system
 * error code: https://learn.microsoft.com/en-us/windows/win32/debug/system-error-codes--1300-1699-
 */
const activeDirectoryDetails: Readonly<Record<string, Pick<ConnectorFailure, 'message' | 'setting'>>> = {
  '525': { message: 'Active Directory knows no account of that name. Correct the bind account.', setting: 'bindDn' },
  '52e': {
    message: 'Active Directory rejects the bind account’s name or password. Enter the current password.',
    setting: 'bindPassword',
  },
  '530': { message: 'The bind account may not sign in at this time. Lift its logon hours.', setting: 'bindDn' },
  '531': { message: 'The bind account may not sign in from this machine. Lift its restriction.', setting: 'bindDn' },
  '532': { message: 'The password of the bind account has expired. Set a new one.', setting: 'bindPassword' },
  '533': { message: 'The bind account is disabled. Enable it, or use another one.', setting: 'bindDn' },
  '701': { message: 'The bind account has expired. Extend it, or use another one.', setting: 'bindDn' },
  '773': { message: 'The bind account must set a new password before it can sign in.', setting: 'bindPassword' },
  '775': { message: 'The bind account is locked. Unlock it, and see who uses a wrong password.', setting: 'bindDn' },
};

const generalDetail: Pick<ConnectorFailure, 'message' | 'setting'> = {
  message: 'The server rejects the bind account or its password. Check both.',
  setting: 'bindPassword',
};

const refusedBinds: ReadonlySet<number> = new Set([
  resultCodes.noSuchObject,
  resultCodes.inappropriateAuthentication,
  resultCodes.insufficientAccessRights,
  resultCodes.unwillingToPerform,
]);

/** Why signing in failed. */
export function bindFailure({ code, message }: Pick<LdapResult, 'code' | 'message'>): ConnectorFailure {
  if (code === resultCodes.invalidCredentials) {
    const systemError = /\bdata ([0-9a-f]+)/i.exec(message)?.[1]?.toLowerCase() ?? '';
    return { reason: 'credentials-rejected', ...(activeDirectoryDetails[systemError] ?? generalDetail) };
  }
  if (code === resultCodes.invalidDnSyntax) {
    return {
      reason: 'credentials-rejected',
      message: 'The server wants the bind account as a distinguished name, e.g. cn=roster,dc=corp,dc=example.',
      setting: 'bindDn',
    };
  }
  if (refusedBinds.has(code)) {
    return {
      reason: 'credentials-rejected',
      message: `The server does not let the bind account sign in with a password${quoted(message)}.`,
      setting: 'bindDn',
    };
  }
  return requestFailure({ code, message });
}

function quoted(message: string): string {
  const text = message.replaceAll('\0', '').trim();
  return text === '' ? '' : ` (“${text}”)`;
}
