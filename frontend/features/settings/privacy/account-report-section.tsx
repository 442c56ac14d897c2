import SectionMessage from '@atlaskit/section-message/section-message';
import { useQuery } from '@tanstack/react-query';
import type { AccountReport } from '#contract/privacy.ts';
import { privacyTexts } from '../../../texts/privacy.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import { AbsoluteTime } from '../../../ui/time.tsx';
import { accountReportQuery } from './privacy-queries.ts';
import { PrivacySection } from './privacy-section.tsx';
import styles from './privacy.module.css';

const texts = privacyTexts.settings.report;

/** When Atlassian was last told of its accounts, and what came of it. */
export function AccountReportSection() {
  const { data: report, error, refetch } = useQuery(accountReportQuery);
  return (
    <PrivacySection title={texts.title} intro={texts.intro}>
      {report === undefined && error === null && <SkeletonRows rows={2} />}
      <ProblemMessage error={error} onRetry={() => void refetch()} />
      {report && (report.applies ? <Figures report={report} /> : <p>{texts.notThere}</p>)}
    </PrivacySection>
  );
}

function Figures({ report: { accounts, last, nextAt, cycleDays } }: { readonly report: AccountReport }) {
  return (
    <>
      {typeof last?.problem === 'string' && (
        <div className={styles['problem']}>
          <SectionMessage appearance="warning" title={texts.problem}>
            {last.problem}
          </SectionMessage>
        </div>
      )}
      <dl className={styles['figures']}>
        <dt>{texts.accounts}</dt>
        <dd>{accounts}</dd>
        <dt>{texts.last}</dt>
        <dd>{last === null ? texts.notYet : <AbsoluteTime value={last.finishedAt ?? last.startedAt} />}</dd>
        {last !== null && (
          <>
            <dt>{texts.reported}</dt>
            <dd>{last.reported}</dd>
            <dt>{texts.closed}</dt>
            <dd>{last.closed}</dd>
            <dt>{texts.updated}</dt>
            <dd>{last.updated}</dd>
          </>
        )}
        {nextAt !== null && (
          <>
            <dt>{texts.next}</dt>
            <dd>
              <AbsoluteTime value={nextAt} />
            </dd>
          </>
        )}
      </dl>
      <p className={styles['cycle']}>{texts.cycle(cycleDays)}</p>
    </>
  );
}
