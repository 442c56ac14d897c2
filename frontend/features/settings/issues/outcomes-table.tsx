import Link from '@atlaskit/link/link';
import Lozenge from '@atlaskit/lozenge/lozenge';
import type { IssueOutcome, IssueOutcomeCode } from '#contract/issue-outcomes.ts';
import { frameSite } from '../../../api/frame.ts';
import { issueSettingsTexts } from '../../../texts/issues.ts';
import { PagedTable } from '../../../ui/paged-table.tsx';
import { AbsoluteTime } from '../../../ui/time.tsx';
import { outcomePageSize } from './issue-queries.ts';
import own from './issues-tab.module.css';

const texts = issueSettingsTexts.outcomes;

const head = {
  cells: [
    { key: 'at', content: texts.columns.at },
    { key: 'issue', content: texts.columns.issue },
    { key: 'action', content: texts.columns.action },
    { key: 'outcome', content: texts.columns.outcome },
    { key: 'message', content: texts.columns.message },
  ],
};

type Appearance = NonNullable<Parameters<typeof Lozenge>[0]['appearance']>;

const appearances: Readonly<Record<IssueOutcomeCode, Appearance>> = {
  assigned: 'success',
  alreadySo: 'default',
  assignedToDefault: 'inprogress',
  assignedToPerson: 'inprogress',
  left: 'default',
  nobody: 'moved',
  written: 'success',
  refused: 'removed',
  failed: 'removed',
};

interface OutcomesTableProps {
  readonly outcomes: readonly IssueOutcome[];
  readonly total: number;
  readonly page: number;
  readonly isLoading: boolean;
  readonly onPage: (page: number) => void;
}

export function OutcomesTable({ outcomes, ...paging }: OutcomesTableProps) {
  const rows = outcomes.map(({ id, at, issueKey, action, outcome, message }) => ({
    key: id,
    cells: [
      { key: 'at', content: <AbsoluteTime value={at} /> },
      { key: 'issue', content: <IssueLink issueKey={issueKey} /> },
      { key: 'action', content: texts.actions[action] },
      { key: 'outcome', content: <Lozenge appearance={appearances[outcome]}>{texts.outcomes[outcome]}</Lozenge> },
      { key: 'message', content: <div className={own['message']}>{message}</div> },
    ],
  }));
  return <PagedTable label={texts.list} head={head} rows={rows} pageSize={outcomePageSize} {...paging} />;
}

/** Beside the page, in a window of its own. */
function IssueLink({ issueKey }: Pick<IssueOutcome, 'issueKey'>) {
  const site = frameSite();
  if (issueKey === null) return texts.manyIssues;
  if (site === undefined) return issueKey;
  return (
    <Link href={`${site}/browse/${issueKey}`} target="_blank">
      {issueKey}
    </Link>
  );
}
