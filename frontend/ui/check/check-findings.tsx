import ErrorIcon from '@atlaskit/icon/core/status-error';
import SuccessIcon from '@atlaskit/icon/core/status-success';
import WarningIcon from '@atlaskit/icon/core/status-warning';
import Heading from '@atlaskit/heading/heading';
import Link from '@atlaskit/link/link';
import SectionMessage from '@atlaskit/section-message/section-message';
import { token } from '@atlaskit/tokens/token';
import type { CheckResult } from '#contract/connectors.ts';
import { uiTexts } from '../../texts/ui.ts';
import styles from './check-findings.module.css';
import type { FindSetting } from './find-setting.ts';

const texts = uiTexts.check;
type Finding = CheckResult['findings'][number];
export type Verdict = 'works' | 'warning' | 'missing';

interface CheckFindingsProps {
  readonly result: CheckResult;
  /** What the verdict means, in a sentence. */
  readonly advice: Readonly<Record<Verdict, string>>;
  readonly findSetting: FindSetting;
}

/** What is missing, what may surprise, and what works; each with a way to the field that is to blame. */
export function CheckFindings({ result, advice, findSetting }: CheckFindingsProps) {
  const verdict = verdictOf(result);
  return (
    <div role="status" className={styles['check']}>
      <SectionMessage appearance={appearances[verdict]} title={texts.verdicts[verdict]}>
        {advice[verdict]}
      </SectionMessage>
      {(['missing', 'warning', 'works'] as const).map((status) => (
        <Group
          key={status}
          status={status}
          findings={result.findings.filter((finding) => finding.status === status)}
          findSetting={findSetting}
        />
      ))}
    </div>
  );
}

interface GroupProps {
  readonly status: Finding['status'];
  readonly findings: readonly Finding[];
  readonly findSetting: FindSetting;
}

function Group({ status, findings, findSetting }: GroupProps) {
  if (findings.length === 0) return null;
  return (
    <section className={styles['findingGroup']}>
      <Heading size="xxsmall" as="h3">
        {texts.groups[status](findings.length)}
      </Heading>
      <ul className={styles['findings']}>
        {findings.map((finding) => (
          <li key={`${finding.subject} ${finding.message}`}>
            <FindingIcon status={status} />
            <div>
              <strong>{finding.subject}</strong>
              <div>{finding.message}</div>
              {status !== 'works' && <WayToField finding={finding} findSetting={findSetting} />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function WayToField({ finding: { setting }, findSetting }: Pick<GroupProps, 'findSetting'> & { finding: Finding }) {
  const field = setting === undefined ? undefined : findSetting(setting);
  return field && <Link href={field.href}>{texts.goTo(field.label)}</Link>;
}

export function verdictOf({ ok, findings }: CheckResult): Verdict {
  if (!ok) return 'missing';
  return findings.some(({ status }) => status === 'warning') ? 'warning' : 'works';
}

const appearances = { works: 'success', warning: 'warning', missing: 'error' } as const;

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
