import { AppError } from '../../../errors/app-error.ts';
import type { ProductClient } from '../../product-client.ts';
import { findIssues, writeTexts, type JiraIssue } from '../jira-issues.ts';
import { decideWrites } from './decide-writes.ts';
import type { FieldIds } from './issue-field-ids.ts';
import type { ProfileTexts } from './profile-texts-store.ts';

/** How issues of some accounts are to look. */
export interface WantedIssues {
  readonly jira: ProductClient;
  readonly jql: string;
  readonly of: 'reporter' | 'assignee';
  /** By account id. */
  readonly texts: ReadonlyMap<string, ProfileTexts>;
  readonly fieldIds: FieldIds;
}

export interface Progress {
  readonly written: number;
  /** What Jira said to those that it did not take, the first time. */
  readonly because: string | undefined;
  /** Jira wants to be left alone before all is done. */
  readonly stopped?: AppError;
}

/** Whatever was written before Jira asked to wait is not written again: it no longer differs. */
export async function writeDiffering(wanted: WantedIssues, begun: Progress, mostWritten: number): Promise<Progress> {
  let { written, because } = begun;
  try {
    for await (const page of findIssues(wanted.jira, wanted.jql, [...wanted.fieldIds.values()])) {
      for (const issue of page) {
        const writes = writesFor(issue, wanted);
        if (writes.size === 0) continue;
        const refused = await writeTexts(wanted.jira, issue.id, writes);
        if (refused) because ??= refused.refused;
        else written += 1;
        if (written >= mostWritten) return { written, because };
      }
    }
    return { written, because };
  } catch (error) {
    // What was written until then is to be counted, whenever the rest is done.
    if (error instanceof AppError && error.code === 'unavailable') return { written, because, stopped: error };
    throw error;
  }
}

/** JQL for all issues of these accounts. */
export function issuesOf(field: 'reporter' | 'assignee', accountIds: readonly string[]): string {
  const quoted = accountIds.map((accountId) => `"${accountId.replaceAll(/["\\]/g, '\\$&')}"`);
  return `${field} in (${quoted.join(', ')})`;
}

function writesFor(issue: JiraIssue, { of, texts, fieldIds }: WantedIssues): ReadonlyMap<string, string | null> {
  const accountId = issue[of];
  const wanted = accountId === undefined ? undefined : texts.get(accountId);
  return wanted ? decideWrites(issue.texts, wanted, fieldIds) : new Map();
}
