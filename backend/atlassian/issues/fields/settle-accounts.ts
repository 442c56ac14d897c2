import { randomUUID } from 'node:crypto';
import { loadSite } from '../../../site/site-store.ts';
import type { ProductClient } from '../../product-client.ts';
import { keepOutcome } from '../issue-outcome-store.ts';
import type { IssueParts } from '../issue-parts.ts';
import type { IssueWorkOf } from '../issue-work.ts';
import { wantedFields } from './decide-writes.ts';
import type { FindFieldIds } from './issue-field-ids.ts';
import { nobodysTexts, readProfileTexts, type ProfileTexts } from './profile-texts-store.ts';
import { issuesOf, writeDiffering } from './write-differing.ts';

/**
 * Brings all issues of some accounts, done ones too, to what the directory says of whose they are. Of somebody whom it no
 * longer has, nothing stays in them, whatever fields the site wants today, and whether it wants any.
 */
export async function settleAccounts(
  parts: IssueParts & { readonly findFieldIds: FindFieldIds },
  jira: ProductClient,
  { siteId, accounts }: IssueWorkOf<'settle'>,
): Promise<void> {
  const { enabled, of, fields } = (await loadSite(parts.database, siteId)).settings.issueFields;
  const fieldIds = await parts.findFieldIds(jira);
  const gone = { accounts: accounts.filter(({ personId }) => personId === null), fieldIds };
  const here = {
    accounts: accounts.filter(({ personId }) => personId !== null),
    fieldIds: wantedFields(fieldIds, fields),
  };
  for (const group of enabled ? [gone, here] : [gone]) {
    if (group.accounts.length === 0 || group.fieldIds.size === 0) continue;
    const texts = await textsOf(parts, siteId, group.accounts);
    const wanted = { jira, jql: issuesOf(of, [...texts.keys()]), of, texts, fieldIds: group.fieldIds };
    const { because, stopped } = await writeDiffering(wanted, { written: 0, because: undefined }, Infinity);
    if (stopped) throw stopped;
    if (because !== undefined) await noteRefused(parts, siteId, because);
  }
}

async function noteRefused({ database, clock }: IssueParts, siteId: string, because: string): Promise<void> {
  const refused = { at: clock.now(), action: 'openIssues', outcome: 'refused', because } as const;
  await keepOutcome(database, { siteId, eventId: randomUUID() }, refused);
}

async function textsOf(
  { database }: IssueParts,
  siteId: string,
  accounts: IssueWorkOf<'settle'>['accounts'],
): Promise<ReadonlyMap<string, ProfileTexts>> {
  const personIds = accounts.flatMap(({ personId }) => (personId === null ? [] : [personId]));
  const known = await readProfileTexts(database, siteId, personIds);
  return new Map(accounts.map(({ accountId, personId }) => [accountId, known.get(personId ?? '') ?? nobodysTexts]));
}
