import { AccessesSection } from './accesses-section.tsx';
import { AccountReportSection } from './account-report-section.tsx';
import { ErasuresSection } from './erasures-section.tsx';
import styles from './privacy.module.css';

/** What the law and Atlassian ask of whoever keeps personal data. */
export function PrivacyTab() {
  return (
    <div className={styles['sections']}>
      <AccessesSection />
      <ErasuresSection />
      <AccountReportSection />
    </div>
  );
}
