import type { ConnectorFailure } from '../../../errors/connector-error.ts';
import type { SignIn } from './scim-settings.ts';

/** What a server said instead of giving what was asked for. */
export interface ScimRefusal {
  readonly status: number;
  /** Of the error's body, in lower case. */
  readonly scimType?: string | undefined;
  readonly content: 'json' | 'no-json' | 'too-large';
  readonly retryAfterSeconds?: number | undefined;
  readonly signIn: SignIn;
}

/** What was asked for, to say what is missing when it is refused. */
export interface ScimTask {
  /** Completes "may not …". */
  readonly doing: string;
  /** What the credentials need, e.g. `read access to Users`. */
  readonly permission: string;
  /** What to check first when it makes no sense to the server, e.g. `Check the filter of the scope.` */
  readonly hint?: string | undefined;
  /** True when a bookmark was followed: if the server makes no sense of that any more, everyone is read. */
  readonly follows?: boolean;
}

export const tasks = {
  users: { doing: 'read people (Users)', permission: 'read access to Users' },
  groups: { doing: 'read groups (Groups)', permission: 'read access to Groups' },
} as const satisfies Record<string, ScimTask>;

const credentialsWords: Readonly<Record<SignIn, { readonly setting: string; readonly message: string }>> = {
  bearer: {
    setting: 'token',
    message: 'The server did not accept the token. Make a new one in its console, and enter it here.',
  },
  basic: {
    setting: 'password',
    message: 'The server did not accept user name and password. Check both.',
  },
  clientCredentials: {
    setting: 'clientId',
    message: 'The server did not accept the access token of this client. Check client ID and scope.',
  },
};

const unavailableStatuses = new Set([408, 500, 502, 503, 504]);

/** RFC 7644, 3.12, and for cursors RFC 9865, 2.1. */
export function scimFailure(refusal: ScimRefusal, task: ScimTask): ConnectorFailure {
  const { status, scimType = '', retryAfterSeconds } = refusal;
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  const isRefused = task.follows === true && (status === 400 || status === 501);
  if (isRefused || scimType === 'expiredcursor' || scimType === 'invalidcursor') {
    return {
      reason: 'cursor-expired',
      message: 'The server no longer knows where the read stopped. Everyone is read again.',
    };
  }
  if (status === 401) return { reason: 'credentials-rejected', ...credentialsWords[refusal.signIn] };
  if (status === 403) {
    return {
      reason: 'permission-missing',
      message: `The credentials may not ${task.doing}. Give them ${task.permission}.`,
      permission: task.permission,
    };
  }
  if (status === 429) return { reason: 'rate-limited', message: 'The server asks to wait.', ...wait };
  if (unavailableStatuses.has(status)) {
    return {
      reason: 'unavailable',
      message: `The server cannot answer right now (status ${String(status)}).`,
      ...wait,
    };
  }
  return { reason: 'unexpected-answer', ...unexpected(refusal, task) };
}

function unexpected(refusal: ScimRefusal, { doing, hint }: ScimTask): { message: string; setting?: string } {
  const { status, scimType = '', content } = refusal;
  const further = hint === undefined ? '' : ` ${hint}`;
  if (content === 'too-large') return { message: `The answer is larger than Roster reads at once.${further}` };
  if (scimType === 'invalidfilter') return { message: `The server does not take the filter.${further}` };
  if (scimType === 'toomany') {
    return {
      message: 'The server says that these are too many people for it (tooMany). Narrow the filter of the scope.',
    };
  }
  if (status >= 300 && status < 400) {
    return { setting: 'baseUrl', message: 'The server leads elsewhere (a redirect). Enter the address it leads to.' };
  }
  if (status === 404) {
    return {
      setting: 'baseUrl',
      message: `Nothing answers there to ${doing} (status 404). Check the base URL; it often ends in /scim/v2.${further}`,
    };
  }
  if (status < 300 && content === 'no-json') {
    return {
      setting: 'baseUrl',
      message:
        'The server answered with something that is not SCIM, such as a web page. Check the base URL; it often ends in /scim/v2.',
    };
  }
  const named = scimType === '' ? `status ${String(status)}` : `status ${String(status)}, ${scimType}`;
  return { message: `The server refused to ${doing} (${named}).${further}` };
}
