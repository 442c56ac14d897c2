import { definedOnly } from '../../../database/defined-only.ts';
import { AppError } from '../../../errors/app-error.ts';
import { loadSite } from '../../../site/site-store.ts';
import { accountsOfPeople } from '../../account-store.ts';
import type { ProductClient } from '../../product-client.ts';
import { keepOutcome } from '../issue-outcome-store.ts';
import type { IssueParts } from '../issue-parts.ts';
import type { IssueWorkOf } from '../issue-work.ts';
import { findIssues, writeTexts, type JiraIssue } from '../jira-issues.ts';
import { changedPeople } from './changed-people-store.ts';
import { decideWrites, wantedFields } from './decide-writes.ts';
import type { FieldIds, FindFieldIds } from './issue-field-ids.ts';
import { readProfileTexts, type ProfileTexts } from './profile-texts-store.ts';

/** So many people are asked about by one search, and done by one job. */
const peopleAtOnce = 50;

/** Most issues that one run has written. Whatever is left comes with the next event of the issue. */
const mostWritten = 5000;

interface Progress {
  readonly written: number;
  readonly because: string | undefined;
  /** Jira wants to be left alone before all is done. */
  readonly stopped?: AppError;
}

/** What is left of the work, for when Jira may be asked again. */
interface Left {
  readonly work: IssueWorkOf<'refresh'>;
  readonly error: AppError;
}

/**
 * Brings the open issues of people whom a run has changed up to date, some people at a time. Only people whose accounts
 * Roster has met: issues that it ever filled have such reporters. There is no bulk write for it: Jira's for apps
 * (`/rest/atlassian-connect/1/migration/field`) wants the id of a migration that is under way.
 */
export async function refreshOpenIssues(
  parts: IssueParts & { readonly findFieldIds: FindFieldIds },
  jira: ProductClient,
  work: IssueWorkOf<'refresh'>,
): Promise<Left | undefined> {
  const { database } = parts;
  const { siteId } = work;
  const { issueFields } = (await loadSite(database, siteId)).settings;
  if (!issueFields.enabled || !issueFields.updateOpenIssues) return undefined;
  const people = await changedPeople(database, { ...work, after: work.after }, peopleAtOnce);
  const after = people.at(-1);
  if (after === undefined) {
    await tell(parts, work);
    return undefined;
  }
  const texts = await textsByAccount(parts, siteId, people);
  const fieldIds = wantedFields(await parts.findFieldIds(jira), issueFields.fields);
  const begun: Progress = { written: work.written, because: work.because };
  const done =
    texts.size === 0 || fieldIds.size === 0
      ? begun
      : await refresh({ jira, texts, fieldIds, of: issueFields.of }, begun);
  const so = { ...work, ...definedOnly({ written: done.written, because: done.because }) };
  if (done.stopped)
    return { work: { ...so, ...(done.written > work.written && { postponed: 0 }) }, error: done.stopped };
  if (done.written >= mostWritten) await tell(parts, so);
  else await parts.issues.send({ ...so, after, postponed: 0 });
  return undefined;
}

interface Refreshing {
  readonly jira: ProductClient;
  /** By account id. */
  readonly texts: ReadonlyMap<string, ProfileTexts>;
  readonly fieldIds: FieldIds;
  readonly of: 'reporter' | 'assignee';
}

/** What was written before Jira asked to wait is not written again: it no longer differs. */
async function refresh({ jira, texts, fieldIds, of }: Refreshing, begun: Progress): Promise<Progress> {
  let { written, because } = begun;
  const ids = [...fieldIds.values()];
  try {
    for await (const page of findIssues(jira, openIssuesOf(of, [...texts.keys()]), ids)) {
      for (const issue of page) {
        const writes = writesFor(issue, issue[of], texts, fieldIds);
        if (writes.size === 0) continue;
        const refused = await writeTexts(jira, issue.id, writes);
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

function writesFor(
  issue: JiraIssue,
  accountId: string | undefined,
  texts: Refreshing['texts'],
  fieldIds: FieldIds,
): ReadonlyMap<string, string | null> {
  const wanted = accountId === undefined ? undefined : texts.get(accountId);
  return wanted ? decideWrites(issue.texts, wanted, fieldIds) : new Map();
}

/** JQL for what is not done of these accounts. */
export function openIssuesOf(field: 'reporter' | 'assignee', accountIds: readonly string[]): string {
  const quoted = accountIds.map((accountId) => `"${accountId.replaceAll(/["\\]/g, '\\$&')}"`);
  return `${field} in (${quoted.join(', ')}) AND statusCategory != Done`;
}

async function textsByAccount(
  { database }: IssueParts,
  siteId: string,
  people: readonly string[],
): Promise<Refreshing['texts']> {
  const accounts = await accountsOfPeople(database, siteId, people);
  const texts = await readProfileTexts(database, siteId, [...accounts.keys()]);
  return new Map(
    [...accounts].flatMap(([personId, accountIds]) => {
      const theirs = texts.get(personId);
      return theirs ? accountIds.map((accountId): [string, ProfileTexts] => [accountId, theirs]) : [];
    }),
  );
}

/** One line for a run, and none when no issue was concerned. */
async function tell({ database, clock }: IssueParts, work: IssueWorkOf<'refresh'>): Promise<void> {
  const { siteId, runId, written, because } = work;
  if (written === 0 && because === undefined) return;
  const outcome = { action: 'openIssues', outcome: written > 0 ? 'written' : 'refused', issues: written } as const;
  await keepOutcome(database, { siteId, eventId: `run ${runId}` }, { at: clock.now(), ...outcome, because });
}
