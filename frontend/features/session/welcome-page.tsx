import LinkButton from '@atlaskit/button/link';
import Heading from '@atlaskit/heading/heading';
import { useState } from 'react';
import { sessionTexts } from '../../texts/session.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { paths } from '../../ui/paths.ts';
import { SampleCompanyCard } from './sample-company-card.tsx';
import { SampleCompanyProgress } from './sample-company-progress.tsx';
import styles from './welcome-page.module.css';

const texts = sessionTexts.welcome;

/** The first page of the first admin: two ways to get people. */
export function WelcomePage() {
  const [runId, setRunId] = useState<string>();
  return (
    <div className={styles['page']}>
      <PageHeader title={texts.title} description={texts.intro} />
      {runId === undefined ? (
        <div className={styles['ways']}>
          <section className={styles['way']}>
            <Heading size="small" as="h2">
              {texts.connect.title}
            </Heading>
            <p>{texts.connect.body}</p>
            <LinkButton appearance="primary" href={paths.newConnector}>
              {texts.connect.action}
            </LinkButton>
          </section>
          <SampleCompanyCard onStarted={setRunId} />
        </div>
      ) : (
        <SampleCompanyProgress runId={runId} />
      )}
    </div>
  );
}
