import { randomUUID } from 'node:crypto';
import { loadSite } from '../../../site/site-store.ts';
import type { ProductClient } from '../../product-client.ts';
import { recognizePeople } from '../../recognize-people.ts';
import { keepOutcome } from '../issue-outcome-store.ts';
import type { IssueParts } from '../issue-parts.ts';
import type { IssueWorkOf } from '../issue-work.ts';
import { readIssue, writeTexts } from '../jira-issues.ts';
import { decideWrites, wantedFields } from './decide-writes.ts';
import type { FindFieldIds } from './issue-field-ids.ts';
import { nobodysTexts, readProfileTexts, type ProfileTexts } from './profile-texts-store.ts';

/**
 * An issue is looked at again once it is written: it may have become another person's meanwhile, and whoever does the work
 * of that event may have been done before.
 */
const mostLooks = 4;

/** Brings the fields of one issue to what the directory says of its reporter or assignee. */
export async function fillFields(
  parts: IssueParts & { readonly findFieldIds: FindFieldIds },
  jira: ProductClient,
  { siteId, issueId }: IssueWorkOf<'fill'>,
): Promise<void> {
  const { database, clock } = parts;
  const { issueFields } = (await loadSite(database, siteId)).settings;
  if (!issueFields.enabled) return;
  const fieldIds = wantedFields(await parts.findFieldIds(jira), issueFields.fields);
  // Its app has no fields there, or they are still coming.
  if (fieldIds.size === 0) return;
  for (let look = 0; look < mostLooks; look += 1) {
    const issue = await readIssue(jira, issueId, [...fieldIds.values()]);
    if (!issue) return;
    const texts = await textsOf(parts, jira, issue[issueFields.of]);
    const writes = decideWrites(issue.texts, texts, fieldIds);
    // What went as it should shows in the issue itself.
    if (writes.size === 0) return;
    const refused = await writeTexts(jira, issue.id, writes);
    if (refused) {
      const outcome = { action: 'fields', outcome: 'refused', issueKey: issue.key, because: refused.refused } as const;
      await keepOutcome(database, { siteId, eventId: randomUUID() }, { at: clock.now(), ...outcome });
      return;
    }
  }
}

/** Of an account that is nobody's, nothing: whatever the fields hold is somebody else's. */
async function textsOf(
  { database, clock }: IssueParts,
  jira: ProductClient,
  accountId: string | undefined,
): Promise<ProfileTexts> {
  if (accountId === undefined) return nobodysTexts;
  const known = await recognizePeople({ database, now: () => clock.now() }, jira, [accountId]);
  const personId = known.get(accountId);
  if (personId === undefined) return nobodysTexts;
  return (await readProfileTexts(database, jira.siteId, [personId])).get(personId) ?? nobodysTexts;
}
