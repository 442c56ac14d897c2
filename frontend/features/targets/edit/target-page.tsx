import LinkButton from '@atlaskit/button/link';
import EmptyState from '@atlaskit/empty-state/empty-state';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { targetKindOf, targetKindsQuery, targetQuery } from '../../../api/target-queries.ts';
import { Problem } from '../../../api/problem.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { PageTabs } from '../../../ui/page-tabs.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { paths } from '../../../ui/paths.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import { PeopleTab } from '../people/people-tab.tsx';
import { ConnectionTab } from './connection-tab.tsx';
import { ContentTab } from './content-tab.tsx';
import { MatchingTab } from './matching-tab.tsx';
import { PushesTab } from './pushes-tab.tsx';
import { TargetBanner } from './target-banner.tsx';
import { TargetHeader } from './target-header.tsx';
import type { TargetTabProps } from './target-tab-props.ts';
import { TimingTab } from './timing-tab.tsx';

const texts = targetsTexts.page;

/** Everything about one target. */
export function TargetPage() {
  const { id = '' } = useParams();
  const { data: target, error, refetch } = useQuery(targetQuery(id));
  const kinds = useQuery(targetKindsQuery);
  if (isMissing(error)) return <NotFound />;
  if (target === undefined || (kinds.data === undefined && kinds.error === null)) {
    return error === null ? (
      <SkeletonRows rows={6} height={48} />
    ) : (
      <ProblemMessage error={error} onRetry={() => void refetch()} />
    );
  }
  const kind = targetKindOf(kinds.data, target.kind);
  return (
    <div key={target.id}>
      <TargetHeader target={target} kind={kind} />
      <ProblemMessage error={error ?? kinds.error} onRetry={() => void Promise.all([refetch(), kinds.refetch()])} />
      <TargetBanner target={target} />
      <Tabs target={target} kind={kind} />
    </div>
  );
}

function Tabs(props: TargetTabProps) {
  return (
    <PageTabs
      id="target"
      tabs={[
        { id: 'people', label: texts.tabs.people, content: <PeopleTab {...props} /> },
        { id: 'pushes', label: texts.tabs.pushes, content: <PushesTab {...props} /> },
        { id: 'connection', label: texts.tabs.connection, content: <ConnectionTab {...props} /> },
        { id: 'content', label: texts.tabs.content, content: <ContentTab {...props} /> },
        { id: 'matching', label: texts.tabs.matching, content: <MatchingTab {...props} /> },
        { id: 'drift', label: texts.tabs.drift, content: <TimingTab {...props} /> },
      ]}
    />
  );
}

/** An address that is not even an id is as missing as one that no target has. */
function isMissing(error: Error | null): boolean {
  return error instanceof Problem && (error.code === 'not-found' || error.code === 'invalid-input');
}

function NotFound() {
  return (
    <>
      <PageTitle text={texts.notFound} />
      <EmptyState
        header={texts.notFound}
        headingLevel={1}
        primaryAction={
          <LinkButton appearance="primary" href={paths.targets}>
            {texts.all}
          </LinkButton>
        }
      />
    </>
  );
}
