import { getIssuePeople, type IssuePerson } from '#contract/atlassian.ts';
import type { AccessContext } from '../../access/access-context.ts';
import type { Caller } from '../../access/caller.ts';
import type { FindProduct, ProductClient } from '../../atlassian/product-client.ts';
import { recognizePeople } from '../../atlassian/recognize-people.ts';
import { AppError } from '../../errors/app-error.ts';
import { findPersonDetail } from '../../flow/profile/person-detail-store.ts';
import { maySee, showPerson, showSummary, type Viewer } from '../../flow/profile/show-person.ts';
import { noteAccess } from '../../privacy/accesses/note-access.ts';
import { route, type Route } from '../edge/route.ts';
import { viewerOf } from '../people/require-person.ts';
import { askIssueAccounts, type IssueAccount } from './issue-people.ts';

/** What Roster shows beside the issues of Jira. `findProduct` absent: it is part of no Atlassian site. */
export function issueRoutes(access: AccessContext, findProduct: FindProduct | undefined): Route[] {
  return [
    route(getIssuePeople, async ({ caller, params }) => {
      const { accountId } = requireFrame(caller);
      const jira = await requireJira(access, findProduct);
      const accounts = await askIssueAccounts(jira, params.issueKey, accountId);
      if (!accounts) throw noSuchIssue();
      const { reporter, assignee } = accounts;
      const ids = [reporter, assignee].flatMap((account) => (account ? [account.accountId] : []));
      const [known, viewer] = await Promise.all([recognizePeople(access, jira, ids), viewerOf(access, caller)]);
      const show = (account: IssueAccount | undefined) =>
        account ? showAccount(access, viewer, { account, personId: known.get(account.accountId) }) : null;
      const [shownReporter, shownAssignee] = await Promise.all([show(reporter), show(assignee)]);
      noteAccess(access, caller, othersAmong([shownReporter, shownAssignee], viewer), 'issue');
      return { reporter: shownReporter, assignee: shownAssignee };
    }),
  ];
}

/** Ids of the people who were shown; who looks at themself is left out. */
function othersAmong(shown: readonly (IssuePerson | null)[], viewer: Viewer): readonly string[] {
  const ids = shown.flatMap((someone) => (someone?.kind === 'person' ? [someone.person.id] : []));
  return [...new Set(ids)].filter((id) => id !== viewer.personId);
}

interface MetAccount {
  readonly account: IssueAccount;
  /** Whose account it is, if the directory has them. */
  readonly personId: string | undefined;
}

/** Nothing more of a person than their page shows to the same viewer. */
async function showAccount(
  { database, siteId }: AccessContext,
  viewer: Viewer,
  { account, personId }: MetAccount,
): Promise<IssuePerson> {
  const detail = personId === undefined ? undefined : await findPersonDetail(database, siteId, personId);
  if (!detail || !maySee(viewer, detail.person)) return { kind: 'account', displayName: account.displayName };
  const { manager } = showPerson(detail, viewer);
  return { kind: 'person', person: { ...showSummary(detail.person), manager } };
}

function requireFrame(caller: Caller) {
  if (caller.kind === 'atlassian') return caller;
  const message = 'The people of an issue are shown inside Jira alone: only Jira knows who may see the issue.';
  throw new AppError('not-allowed', message);
}

async function requireJira({ siteId }: AccessContext, findProduct: FindProduct | undefined): Promise<ProductClient> {
  const jira = await findProduct?.(siteId, 'jira');
  if (jira) return jira;
  throw new AppError('not-found', 'This site has Roster in no Jira, so there are no issues to ask about.');
}

/** The same words for an issue that is not there and for one that is hidden: nobody learns which it is. */
function noSuchIssue(): AppError {
  return new AppError('not-found', 'There is no such issue, or you may not see it.');
}
