import Breadcrumbs from '@atlaskit/breadcrumbs/breadcrumbs';
import { BreadcrumbsItem } from '@atlaskit/breadcrumbs/breadcrumbs-item';
import { targetsTexts } from '../../../texts/targets.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { paths } from '../../../ui/paths.ts';
import { PushButtons } from '../state/push-buttons.tsx';
import { TargetFigures } from '../state/target-figures.tsx';
import { TargetLozenge } from '../state/target-lozenge.tsx';
import { DriftButton } from './drift-button.tsx';
import styles from './edit.module.css';
import { MoreActions } from './more-actions.tsx';
import { SwitchOnButton } from './switch-on.tsx';
import type { TargetTabProps } from './target-tab-props.ts';

/** A target's name, state and figures, and what can be done with all of it. */
export function TargetHeader({ target, kind }: TargetTabProps) {
  return (
    <>
      <PageHeader
        title={target.name}
        breadcrumbs={
          <Breadcrumbs>
            <BreadcrumbsItem href={paths.targets} text={targetsTexts.list.title} />
          </Breadcrumbs>
        }
        description={
          <span className={styles['state']}>
            <TargetLozenge target={target} />
            {kind?.label ?? target.kind}
          </span>
        }
        actions={
          <>
            {!target.enabled && <SwitchOnButton target={target} kind={kind} />}
            <PushButtons target={target} isProminent />
            <DriftButton target={target} />
            <MoreActions target={target} />
          </>
        }
      />
      <div className={styles['summary']}>
        <TargetFigures target={target} />
      </div>
    </>
  );
}
