import type { ConnectorFailure } from '../../../errors/connector-error.ts';

/** What the token endpoint said instead of giving a token. */
export interface TokenRefusal {
  readonly status: number;
  /** Numbers of `AADSTS…`. */
  readonly codes: readonly number[];
  readonly retryAfterSeconds: number | undefined;
}

interface Blame {
  readonly setting: string;
  readonly message: string;
}

const appNotFound: Blame = {
  setting: 'clientId',
  message:
    'There is no app with this client ID in the tenant. Check the application (client) ID, and that the app is registered in this tenant.',
};
const tenantNotFound: Blame = {
  setting: 'tenantId',
  message: 'There is no such tenant in this cloud. Check the directory (tenant) ID, and the cloud.',
};
const otherCloud: Blame = {
  setting: 'cloud',
  message: 'The tenant is of another Microsoft cloud, or Microsoft Graph is not available there. Choose its cloud.',
};
const certificateUnknown: Blame = {
  setting: 'certificate',
  message: 'The app does not know this certificate. Upload it under Certificates & secrets of the app registration.',
};

/** https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const blames: ReadonlyMap<number, Blame> = new Map([
  [700016, appNotFound],
  [7000229, appNotFound],
  [
    7000112,
    { setting: 'clientId', message: 'The app is disabled in the tenant. Enable it under Enterprise applications.' },
  ],
  [
    7000215,
    {
      setting: 'clientSecret',
      message: 'The client secret is wrong. Copy the secret’s value, not its ID; make a new secret if it was not kept.',
    },
  ],
  [
    7000222,
    { setting: 'clientSecret', message: 'The client secret has expired. Make a new one in the app registration.' },
  ],
  [700027, certificateUnknown],
  [700030, certificateUnknown],
  [
    700024,
    {
      setting: 'certificate',
      message: 'The sign-in was outside of its time. Set the clock of this machine right.',
    },
  ],
  [90002, tenantNotFound],
  [900023, tenantNotFound],
  [50020, tenantNotFound],
  [90038, otherCloud],
  [900382, otherCloud],
  [500011, otherCloud],
  [70011, otherCloud],
  [1002012, otherCloud],
  [
    53003,
    {
      setting: 'clientId',
      message: 'A Conditional Access policy of the tenant blocks this app. Allow it to sign in from this network.',
    },
  ],
]);

export function tokenFailure({ status, codes, retryAfterSeconds }: TokenRefusal): ConnectorFailure {
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  if (status === 429) {
    return { reason: 'rate-limited', message: 'Microsoft Entra ID asks to wait before signing in again.', ...wait };
  }
  if (status >= 500) {
    return {
      reason: 'unavailable',
      message: `Microsoft Entra ID cannot sign the app in right now (status ${String(status)}).`,
      ...wait,
    };
  }
  const blame = codes.map((code) => blames.get(code)).find((known) => known !== undefined);
  if (blame !== undefined) return { reason: 'credentials-rejected', ...blame };
  if (status === 400 || status === 401 || status === 403) {
    const named = codes.length === 0 ? '' : ` (AADSTS${codes.join(', AADSTS')})`;
    return {
      reason: 'credentials-rejected',
      message: `Microsoft Entra ID did not sign the app in${named}. Check tenant ID, client ID and secret or certificate.`,
    };
  }
  return {
    reason: 'unexpected-answer',
    message: `The sign-in address answered with status ${String(status)}. Check the authority URL.`,
    setting: 'authorityUrl',
  };
}
