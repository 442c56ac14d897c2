import type { Database } from '../../database/client.ts';
import { assertNever } from '../../errors/assert-never.ts';
import { loadSite } from '../../site/site-store.ts';
import { forgetWhenAsked } from '../account-store.ts';
import type { IssueQueue } from './issue-work.ts';

/** What Jira tells of an issue or an account, by whichever way Roster is part of it. */
export type IssueEvent =
  | {
      /** A transition with the post function “Assign to the reporter's manager” was made. */
      readonly kind: 'transition';
      /** The same whenever the same transition is told again. */
      readonly eventId: string;
      /** Id or key. */
      readonly issueId: string;
      /** The post function's settings as Jira keeps them: JSON text; empty for none. */
      readonly configuration: string;
    }
  | { readonly kind: 'created'; readonly issueId: string }
  | {
      readonly kind: 'updated';
      readonly issueId: string;
      /** Ids of the fields that were changed: `reporter`, `customfield_10050`. */
      readonly changedFields: readonly string[];
    }
  /** An account was changed or closed. Of what, Jira does not say. */
  | { readonly kind: 'userChanged'; readonly accountId: string };

export interface IssueEventParts {
  readonly database: Database;
  readonly issues: IssueQueue;
}

/** Puts into the queue what an event asks for, and asks Jira nothing: whoever tells events does not wait for long. */
export async function takeIssueEvent(
  { database, issues }: IssueEventParts,
  siteId: string,
  event: IssueEvent,
): Promise<void> {
  switch (event.kind) {
    case 'transition': {
      const { eventId, issueId, configuration } = event;
      return issues.send({ kind: 'assign', siteId, eventId, issueId, configuration });
    }
    case 'created':
    case 'updated':
      if (await concernsFields(database, siteId, event))
        await issues.send({ kind: 'fill', siteId, issueId: event.issueId });
      return;
    case 'userChanged':
      return forgetWhenAsked(database, siteId, event.accountId);
    default:
      return assertNever(event);
  }
}

/**
 * Whether the issue is another person's now. What Roster writes itself into an issue's fields comes back as an update,
 * too, but never of that field: nothing goes round in circles.
 */
async function concernsFields(
  database: Database,
  siteId: string,
  event: Extract<IssueEvent, { readonly kind: 'created' | 'updated' }>,
): Promise<boolean> {
  const { issueFields } = (await loadSite(database, siteId)).settings;
  if (!issueFields.enabled) return false;
  return event.kind === 'created' || event.changedFields.includes(issueFields.of);
}
