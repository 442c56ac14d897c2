import { useQuery } from '@tanstack/react-query';
import type { IssuePerson } from '#contract/atlassian.ts';
import { frameContext } from '../../api/frame.ts';
import { Problem } from '../../api/problem.ts';
import { issueTexts } from '../../texts/issues.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { IssuePanelLoading } from './issue-panel-loading.tsx';
import styles from './issue-panel.module.css';
import { IssuePersonSection } from './issue-person-section.tsx';
import { issuePeopleQuery } from './issue-queries.ts';

const texts = issueTexts.panel;

/** Who reported the issue that it stands beside, and whom it is assigned to, with everything to reach them by. */
export function IssuePanel() {
  const issueKey = frameContext('issueKey');
  return (
    <>
      <PageTitle text={texts.title} />
      {issueKey === undefined ? <NoIssue /> : <PeopleOfIssue issueKey={issueKey} />}
    </>
  );
}

function PeopleOfIssue({ issueKey }: { readonly issueKey: string }) {
  const { data, error, refetch } = useQuery(issuePeopleQuery(issueKey));
  if (data !== undefined) return <Sections {...data} />;
  if (error === null) return <IssuePanelLoading />;
  if (error instanceof Problem && error.code === 'not-found') return <NoIssue />;
  return <ProblemMessage error={error} title={texts.failed} onRetry={() => void refetch()} />;
}

interface SectionsProps {
  readonly reporter: IssuePerson | null;
  readonly assignee: IssuePerson | null;
}

function Sections({ reporter, assignee }: SectionsProps) {
  if (isSamePerson(reporter, assignee)) {
    return <IssuePersonSection title={texts.both} someone={reporter} nobody={texts.noReporter} />;
  }
  return (
    <div className={styles['sections']}>
      <IssuePersonSection title={texts.reporter} someone={reporter} nobody={texts.noReporter} />
      <IssuePersonSection title={texts.assignee} someone={assignee} nobody={texts.noAssignee} />
    </div>
  );
}

function isSamePerson(one: IssuePerson | null, other: IssuePerson | null): boolean {
  return one?.kind === 'person' && other?.kind === 'person' && one.person.id === other.person.id;
}

function NoIssue() {
  return (
    <section>
      <h1 className={styles['title']}>{texts.noIssue.title}</h1>
      <p className={styles['quiet']}>{texts.noIssue.body}</p>
    </section>
  );
}
