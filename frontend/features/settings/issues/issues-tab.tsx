import Heading from '@atlaskit/heading/heading';
import { issueSettingsTexts } from '../../../texts/issues.ts';
import styles from '../settings.module.css';
import { SettingsPanel } from '../site/settings-panel.tsx';
import { IssueFieldsForm } from './issue-fields-form.tsx';
import { IssueOutcomes } from './issue-outcomes.tsx';
import own from './issues-tab.module.css';

/** What Roster does in Jira's issues, and what came of it. */
export function IssuesTab() {
  const { fields, outcomes } = issueSettingsTexts;
  return (
    <div className={own['parts']}>
      <section>
        <div className={own['heading']}>
          <Heading size="small" as="h2">
            {fields.title}
          </Heading>
        </div>
        <p className={styles['intro']}>{fields.intro}</p>
        <SettingsPanel>{(settings) => <IssueFieldsForm settings={settings} />}</SettingsPanel>
      </section>
      <section>
        <div className={own['heading']}>
          <Heading size="small" as="h2">
            {outcomes.title}
          </Heading>
        </div>
        <p className={styles['intro']}>{outcomes.intro}</p>
        <IssueOutcomes />
      </section>
    </div>
  );
}
