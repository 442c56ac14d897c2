import ErrorIcon from '@atlaskit/icon/core/status-error';
import SuccessIcon from '@atlaskit/icon/core/status-success';
import WarningIcon from '@atlaskit/icon/core/status-warning';
import SectionMessage from '@atlaskit/section-message/section-message';
import { token } from '@atlaskit/tokens/token';
import type { CheckResult } from '#contract/connectors.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import styles from './fields.module.css';

const texts = connectorsTexts.check;
type Finding = CheckResult['findings'][number];

const order = { missing: 0, warning: 1, works: 2 } as const;

/** What works and what is missing, worst first. */
export function CheckFindings({ result }: { readonly result: CheckResult }) {
  const findings = [...result.findings].sort((a, b) => order[a.status] - order[b.status]);
  return (
    <div role="status" className={styles['check']}>
      <SectionMessage appearance={appearanceOf(result)} title={texts.verdicts[verdictOf(result)]}>
        {texts.advice[verdictOf(result)]}
      </SectionMessage>
      <ul className={styles['findings']}>
        {findings.map((finding) => (
          <li key={`${finding.status} ${finding.subject} ${finding.message}`}>
            <FindingIcon status={finding.status} />
            <div>
              <strong>{finding.subject}</strong>
              <div>{finding.message}</div>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function verdictOf({ ok, findings }: CheckResult): 'works' | 'warning' | 'missing' {
  if (!ok) return 'missing';
  return findings.some(({ status }) => status === 'warning') ? 'warning' : 'works';
}

function appearanceOf(result: CheckResult) {
  return ({ works: 'success', warning: 'warning', missing: 'error' } as const)[verdictOf(result)];
}

function FindingIcon({ status }: Pick<Finding, 'status'>) {
  const label = texts.statuses[status];
  switch (status) {
    case 'works':
      return <SuccessIcon label={label} color={token('color.icon.success')} />;
    case 'warning':
      return <WarningIcon label={label} color={token('color.icon.warning')} />;
    case 'missing':
      return <ErrorIcon label={label} color={token('color.icon.danger')} />;
  }
}
