import type { ConnectorFailure } from '../../../errors/connector-error.ts';
import type { Refusal } from '../target.ts';
import type { RateLimit } from './jira-cloud-rate-limit.ts';

/** What Jira said instead of doing what was asked. Its words may name people, so only the status is kept. */
export interface JiraRefusal {
  readonly status: number;
  /** Front ends and sites that do not exist answer in HTML. */
  readonly isJson: boolean;
  readonly limit?: RateLimit | undefined;
}

/** What was asked for, to say what is missing when it is refused. */
export interface JiraTask {
  /** Completes "The account may not …". */
  readonly doing: string;
  /** As Jira names the global permission. */
  readonly permission: string;
}

export const tasks = {
  signIn: { doing: 'use Jira', permission: 'Access to Jira' },
  people: { doing: 'look up users', permission: 'Browse users and groups' },
  property: { doing: 'read and write the properties of other users', permission: 'Administer Jira' },
} as const satisfies Record<string, JiraTask>;

/** Whether the answer is the same for everybody, so that going on with the next person is in vain. */
export function concernsEveryone({ status, isJson, limit }: JiraRefusal): boolean {
  if (limit !== undefined || status === 401 || status === 403) return true;
  return (status >= 300 && status < 400) || (status === 404 && !isJson);
}

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/#status-codes */
export function jiraFailure({ status, limit, isJson }: JiraRefusal, { doing, permission }: JiraTask): ConnectorFailure {
  if (limit !== undefined) return limited(limit);
  if (status === 401) {
    return {
      reason: 'credentials-rejected',
      message:
        'Jira did not accept e-mail address and API token. Check both, and that the token has not expired; one with scopes needs the address that begins with https://api.atlassian.com.',
      setting: 'apiToken',
    };
  }
  if (status === 403) {
    const message = `The account may not ${doing}. Give it the global permission “${permission}”.`;
    return { reason: 'permission-missing', message, permission };
  }
  if ((status >= 300 && status < 400) || (status === 404 && !isJson)) {
    const message = `There is no Jira at this address (status ${String(status)}). Check the site URL.`;
    return { reason: 'unexpected-answer', message, setting: 'siteUrl' };
  }
  if (status >= 500 || status === 408) {
    return { reason: 'unavailable', message: `Jira cannot answer right now (status ${String(status)}).` };
  }
  return { reason: 'unexpected-answer', message: `Jira refused to ${doing} (status ${String(status)}).` };
}

const limitMessages: Readonly<Record<RateLimit['kind'], string>> = {
  burst: 'Jira is asked too much at once and wants a pause.',
  'per-issue': 'Jira wants a pause before the same thing is changed again.',
  quota: 'The hourly quota for Jira is used up. Roster goes on when Jira renews it.',
  unnamed: 'Jira asks to wait.',
};

const limited = ({ kind, seconds }: RateLimit): ConnectorFailure => ({
  reason: 'rate-limited',
  message: limitMessages[kind],
  ...(seconds !== undefined && { retryAfterSeconds: seconds }),
});

/** What is refused to one person. */
export const refusals = {
  app: {
    code: 'not-a-person',
    message: 'The account belongs to an app, not to a person. Match people by another value.',
  },
  creating: { code: 'cannot-create', message: 'Jira has no such account, and Roster creates none there.' },
  tooLarge: {
    code: 'too-large',
    message: 'The values take more than the 32 KB that Jira keeps in a user property. Push fewer or shorter ones.',
  },
  foreign: {
    code: 'property-in-use',
    message: 'The property holds something that is not Roster’s. Choose another property key in the settings.',
  },
} as const satisfies Record<string, Refusal>;
