import Breadcrumbs from '@atlaskit/breadcrumbs/breadcrumbs';
import { BreadcrumbsItem } from '@atlaskit/breadcrumbs/breadcrumbs-item';
import { useNavigate } from 'react-router';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { uiTexts } from '../../../texts/ui.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { paths } from '../../../ui/paths.ts';
import { ConnectorFigures } from '../state/connector-figures.tsx';
import { ConnectorLozenge } from '../state/connector-lozenge.tsx';
import { ReasonedButton } from '../../../ui/reasoned-button.tsx';
import { SyncButtons } from '../state/sync-buttons.tsx';
import { useStartRun } from '../../../ui/run/use-start-run.ts';
import { whyNoRun } from '../state/why-not-sync.ts';
import type { ConnectorTabProps } from './connector-tab-props.ts';
import styles from './edit.module.css';
import { MoreActions } from './more-actions.tsx';

/** A connector's name, state and figures, and what can be done with all of it. */
export function ConnectorHeader({ connector, kind }: ConnectorTabProps) {
  const navigate = useNavigate();
  const { start, starting } = useStartRun(connector);
  return (
    <>
      <PageHeader
        title={connector.name}
        breadcrumbs={
          <Breadcrumbs>
            <BreadcrumbsItem href={paths.connectors} text={connectorsTexts.list.title} />
          </Breadcrumbs>
        }
        description={
          <span className={styles['states']}>
            <ConnectorLozenge connector={connector} />
            {kind?.label ?? connector.kind}
          </span>
        }
        actions={
          <>
            <SyncButtons connector={connector} kind={kind} isProminent />
            <ReasonedButton
              isLoading={starting === 'preview'}
              whyNot={whyNoRun(connector)}
              onClick={() => {
                start({ type: 'preview' }, (run) => void navigate(paths.run(run.id)));
              }}
            >
              {uiTexts.runs.types.preview}
            </ReasonedButton>
            <MoreActions connector={connector} />
          </>
        }
      />
      <div className={styles['summary']}>
        <ConnectorFigures connector={connector} />
      </div>
    </>
  );
}
