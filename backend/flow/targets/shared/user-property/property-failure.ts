import type { ConnectorFailure } from '../../../../errors/connector-error.ts';
import type { RateLimit } from './property-limits.ts';

/** What a site said instead of doing what was asked. Its words may name people, so only the status is kept. */
export interface SiteRefusal {
  readonly status: number;
  /** Front ends and sites that do not exist answer in HTML. */
  readonly isJson: boolean;
  readonly limit?: RateLimit | undefined;
}

/** What was asked for, to say what is missing when it is refused. */
export interface SiteTask {
  readonly product: 'Jira' | 'Confluence';
  /** Completes "The account may not …". */
  readonly doing: string;
  /** As the product names the global permission. */
  readonly permission: string;
  /** What to say instead where the site has no such product. */
  readonly absent?: string;
}

/** Whether the answer is the same for everybody, so that going on with the next person is in vain. */
export function concernsEveryone(refusal: SiteRefusal): boolean {
  const { status, limit } = refusal;
  return limit !== undefined || status === 401 || status === 403 || isElsewhere(refusal);
}

/** A site that does not exist, or is suspended, answers every request in HTML. */
const isElsewhere = ({ status, isJson }: SiteRefusal): boolean =>
  (status >= 300 && status < 400) || (status === 404 && !isJson);

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/#status-codes */
export function siteFailure(refusal: SiteRefusal, task: SiteTask): ConnectorFailure {
  const { status, limit } = refusal;
  const { product, doing, permission, absent } = task;
  if (limit !== undefined) return limited(limit, product);
  if (status === 401) {
    return {
      reason: 'credentials-rejected',
      message: `${product} did not accept e-mail address and API token. Check both, and that the token has not expired; one with scopes needs the address that begins with https://api.atlassian.com.`,
      setting: 'apiToken',
    };
  }
  if (status === 403) {
    const message = `The account may not ${doing}. Give it the global permission “${permission}”.`;
    return { reason: 'permission-missing', message, permission };
  }
  if (absent !== undefined && (status === 404 || isElsewhere(refusal))) {
    return { reason: 'unexpected-answer', message: absent };
  }
  if (isElsewhere(refusal)) {
    const message = `There is no ${product} at this address (status ${String(status)}). Check the site URL.`;
    return { reason: 'unexpected-answer', message, setting: 'siteUrl' };
  }
  if (status >= 500 || status === 408) {
    return { reason: 'unavailable', message: `${product} cannot answer right now (status ${String(status)}).` };
  }
  return { reason: 'unexpected-answer', message: `${product} refused to ${doing} (status ${String(status)}).` };
}

function limited({ kind, seconds }: RateLimit, product: string): ConnectorFailure {
  const messages: Readonly<Record<RateLimit['kind'], string>> = {
    burst: `${product} is asked too much at once and wants a pause.`,
    'per-issue': `${product} wants a pause before the same thing is changed again.`,
    quota: `The hourly quota for ${product} is used up. Roster goes on when it is renewed.`,
    unnamed: `${product} asks to wait.`,
  };
  const wait = seconds === undefined ? {} : { retryAfterSeconds: seconds };
  return { reason: 'rate-limited', message: messages[kind], ...wait };
}
