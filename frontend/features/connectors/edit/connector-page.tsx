import LinkButton from '@atlaskit/button/link';
import EmptyState from '@atlaskit/empty-state/empty-state';
import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { useParams } from 'react-router';
import { connectorQuery, kindOf, sourceKindsQuery } from '../../../api/connector-queries.ts';
import { Problem } from '../../../api/problem.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { PageTabs } from '../../../ui/page-tabs.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { paths } from '../../../ui/paths.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import { ActiveRun } from './active-run.tsx';
import { ConnectionTab } from './connection-tab.tsx';
import { ConnectorHeader } from './connector-header.tsx';
import type { ConnectorTabProps } from './connector-tab-props.ts';
import { PicturesTab } from './pictures-tab.tsx';
import { ProfileTab } from './profile-tab.tsx';
import { SafetyTab } from './safety-tab.tsx';
import { ScheduleTab } from './schedule-tab.tsx';
import { ScopeTab } from './scope-tab.tsx';

const texts = connectorsTexts.page;

export interface ConnectorPageProps {
  /** The tab *Attribute mapping*, which is a feature of its own. */
  readonly mapping: ComponentType<ConnectorTabProps>;
}

/** Everything about one connector. */
export function ConnectorPage({ mapping }: ConnectorPageProps) {
  const { id = '' } = useParams();
  const { data: connector, error, refetch } = useQuery(connectorQuery(id));
  const kinds = useQuery(sourceKindsQuery);
  if (error instanceof Problem && error.code === 'not-found') return <NotFound />;
  if (connector === undefined || (kinds.data === undefined && kinds.error === null)) {
    return error === null ? (
      <SkeletonRows rows={6} height={48} />
    ) : (
      <ProblemMessage error={error} onRetry={() => void refetch()} />
    );
  }
  const kind = kindOf(kinds.data, connector.kind);
  return (
    <div key={connector.id}>
      <ConnectorHeader connector={connector} kind={kind} />
      <ProblemMessage error={error ?? kinds.error} onRetry={() => void Promise.all([refetch(), kinds.refetch()])} />
      <ActiveRun connector={connector} />
      <Tabs connector={connector} kind={kind} mapping={mapping} />
    </div>
  );
}

function Tabs({ mapping: Mapping, ...props }: ConnectorTabProps & ConnectorPageProps) {
  return (
    <PageTabs
      id="connector"
      tabs={[
        { id: 'connection', label: texts.tabs.connection, content: <ConnectionTab {...props} /> },
        { id: 'scope', label: texts.tabs.scope, content: <ScopeTab {...props} /> },
        { id: 'mapping', label: texts.tabs.mapping, content: <Mapping {...props} /> },
        { id: 'pictures', label: texts.picturesTab(props.connector.kind), content: <PicturesTab {...props} /> },
        { id: 'schedule', label: texts.tabs.schedule, content: <ScheduleTab {...props} /> },
        { id: 'safety', label: texts.tabs.safety, content: <SafetyTab {...props} /> },
        { id: 'profile', label: texts.tabs.profile, content: <ProfileTab {...props} /> },
      ]}
    />
  );
}

function NotFound() {
  return (
    <>
      <PageTitle text={texts.notFound} />
      <EmptyState
        header={texts.notFound}
        headingLevel={1}
        primaryAction={
          <LinkButton appearance="primary" href={paths.connectors}>
            {texts.all}
          </LinkButton>
        }
      />
    </>
  );
}
