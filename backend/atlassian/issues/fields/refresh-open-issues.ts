import { definedOnly } from '../../../database/defined-only.ts';
import type { AppError } from '../../../errors/app-error.ts';
import { loadSite } from '../../../site/site-store.ts';
import { accountsOfPeople } from '../../account-store.ts';
import type { ProductClient } from '../../product-client.ts';
import { keepOutcome } from '../issue-outcome-store.ts';
import type { IssueParts } from '../issue-parts.ts';
import type { IssueWorkOf } from '../issue-work.ts';
import { changedPeople } from './changed-people-store.ts';
import { wantedFields } from './decide-writes.ts';
import type { FindFieldIds } from './issue-field-ids.ts';
import { readProfileTexts, type ProfileTexts } from './profile-texts-store.ts';
import { issuesOf, writeDiffering, type Progress } from './write-differing.ts';

/** So many people are asked about by one search, and done by one job. */
const peopleAtOnce = 50;

/** Most issues that one run has written. Whatever is left comes with the next event of the issue. */
const mostWritten = 5000;

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
  const { of } = issueFields;
  const begun: Progress = { written: work.written, because: work.because };
  const done =
    texts.size === 0 || fieldIds.size === 0
      ? begun
      : await writeDiffering(
          { jira, jql: openIssuesOf(of, [...texts.keys()]), of, texts, fieldIds },
          begun,
          mostWritten,
        );
  const so = { ...work, ...definedOnly({ written: done.written, because: done.because }) };
  if (done.stopped)
    return { work: { ...so, ...(done.written > work.written && { postponed: 0 }) }, error: done.stopped };
  if (done.written >= mostWritten) await tell(parts, so);
  else await parts.issues.send({ ...so, after, postponed: 0 });
  return undefined;
}

async function textsByAccount(
  { database }: IssueParts,
  siteId: string,
  people: readonly string[],
): Promise<ReadonlyMap<string, ProfileTexts>> {
  const accounts = await accountsOfPeople(database, siteId, people);
  const texts = await readProfileTexts(database, siteId, [...accounts.keys()]);
  return new Map(
    [...accounts].flatMap(([personId, accountIds]) => {
      const theirs = texts.get(personId);
      return theirs ? accountIds.map((accountId): [string, ProfileTexts] => [accountId, theirs]) : [];
    }),
  );
}

function openIssuesOf(field: 'reporter' | 'assignee', accountIds: readonly string[]): string {
  return `${issuesOf(field, accountIds)} AND statusCategory != Done`;
}

/** One line for a run, and none when no issue was concerned. */
async function tell({ database, clock }: IssueParts, work: IssueWorkOf<'refresh'>): Promise<void> {
  const { siteId, runId, written, because } = work;
  if (written === 0 && because === undefined) return;
  const outcome = { action: 'openIssues', outcome: written > 0 ? 'written' : 'refused', issues: written } as const;
  await keepOutcome(database, { siteId, eventId: `run ${runId}` }, { at: clock.now(), ...outcome, because });
}
