import SectionMessage from '@atlaskit/section-message/section-message';
import type { GuardReason } from '#contract/runs.ts';
import { runsTexts } from '../../../texts/runs.ts';
import styles from './run-page.module.css';

const texts = runsTexts.run.held;

/** Why the guard held the run. What it would do is listed below, as for any run. */
export function HeldMessage({ reasons }: { readonly reasons: readonly GuardReason[] }) {
  return (
    <SectionMessage appearance="warning" title={texts.title}>
      <p>{texts.body}</p>
      <ul className={styles['reasons']}>
        {reasons.map((reason) => (
          <li key={`${reason.limit} ${reason.field ?? ''}`}>
            <strong>{texts.reason(reason)}:</strong> {reason.message}
          </li>
        ))}
      </ul>
    </SectionMessage>
  );
}
