import LinkButton from '@atlaskit/button/link';
import Breadcrumbs from '@atlaskit/breadcrumbs/breadcrumbs';
import { BreadcrumbsItem } from '@atlaskit/breadcrumbs/breadcrumbs-item';
import EmptyState from '@atlaskit/empty-state/empty-state';
import SectionMessage from '@atlaskit/section-message/section-message';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { useLivePush } from '../../../api/live-push.ts';
import {
  isActivePush,
  refreshTargets,
  targetKindOf,
  targetKindsQuery,
  targetQuery,
} from '../../../api/target-queries.ts';
import { Problem } from '../../../api/problem.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { pushTypeLabels } from '../../../texts/words.ts';
import { useAddressFilter } from '../../../ui/filter/address-filter.ts';
import { formatDuration } from '../../../ui/format.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { paths } from '../../../ui/paths.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { PushStatusLozenge } from '../../../ui/push-status.tsx';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import { AbsoluteTime } from '../../../ui/time.tsx';
import { Refusals } from '../people/refusals.tsx';
import { PushProgress } from '../state/push-progress.tsx';
import { fieldLabel } from '../../../ui/target-field-label.ts';
import { CancelPush } from './cancel-push.tsx';
import { PushCountsList } from './push-counts.tsx';
import { PushLines } from './push-lines.tsx';
import type { PushProps } from './push-props.ts';
import styles from './push-page.module.css';

const texts = targetsTexts.pushPage;

/** One push: its progress while it is under way, then what came of each person. */
export function PushPage() {
  const { id = '' } = useParams();
  const { data: push, error, refetch } = useLivePush(id);
  const target = useQuery({ ...targetQuery(push?.targetId ?? ''), enabled: push !== undefined });
  const kinds = useQuery(targetKindsQuery);
  useRefreshAtEnd(push && !isActivePush(push));
  if (error instanceof Problem && (error.code === 'not-found' || error.code === 'invalid-input')) return <NotFound />;
  if (!push) return error ? <ProblemMessage error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={8} />;
  const kind = target.data && targetKindOf(kinds.data, target.data.kind);
  return (
    <>
      <PushContent key={push.id} push={push} kind={kind} />
      <ProblemMessage error={error} onRetry={() => void refetch()} />
    </>
  );
}

/** What a push changed at its target is asked for again when it ends. */
function useRefreshAtEnd(isOver: boolean | undefined): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (isOver) void refreshTargets(queryClient);
  }, [isOver, queryClient]);
}

function PushContent({ push, kind }: PushProps) {
  const address = useAddressFilter();
  const isActive = isActivePush(push);
  return (
    <>
      <PageHeader
        title={texts.title(pushTypeLabels[push.type], push.targetName)}
        breadcrumbs={
          <Breadcrumbs>
            <BreadcrumbsItem href={paths.targets} text={targetsTexts.list.title} />
            <BreadcrumbsItem href={paths.target(push.targetId, 'pushes')} text={push.targetName} />
          </Breadcrumbs>
        }
        description={<PushDescription push={push} />}
        actions={isActive && <CancelPush push={push} />}
      />
      <PushMessages push={push} kind={kind} />
      {isActive && (
        <section className={styles['progress']} aria-label={texts.progress} aria-live="polite">
          <PushProgress push={push} />
        </section>
      )}
      <PushCountsList push={push} />
      <Refusals refusals={push.refusals} kind={kind} code={address.get('code')} onChoose={address.set} />
      <PushLines push={push} kind={kind} />
    </>
  );
}

function PushDescription({ push }: Pick<PushProps, 'push'>) {
  const { startedAt, finishedAt } = push;
  const took = startedAt === null || finishedAt === null ? undefined : Date.parse(finishedAt) - Date.parse(startedAt);
  return (
    <span className={styles['description']}>
      <PushStatusLozenge status={push.status} />
      <span>{texts.startedBy(targetsTexts.triggerLabels[push.trigger], push.startedBy)}</span>
      <AbsoluteTime value={startedAt ?? push.createdAt} />
      {took !== undefined && <span>{texts.took(formatDuration(took))}</span>}
      {push.pauses > 0 && <span>{texts.pauses(push.pauses)}</span>}
      {push.runId !== null && <Link to={paths.run(push.runId)}>{texts.openRun}</Link>}
    </span>
  );
}

function PushMessages({ push, kind }: PushProps) {
  const isLook = push.type === 'drift' && !push.repair;
  return (
    <div className={styles['messages']}>
      {push.problem !== null && <SectionMessage appearance="error" title={push.problem.message} children="" />}
      {push.type === 'dryRun' && <SectionMessage>{texts.dryRunNote}</SectionMessage>}
      {isLook && <SectionMessage>{texts.driftNote}</SectionMessage>}
      {push.leftOut.length > 0 && (
        <SectionMessage appearance="warning" title={texts.leftOut}>
          <ul className={styles['leftOut']}>
            {push.leftOut.map(({ field, code, message }) => (
              <li key={`${field} ${code}`}>
                <strong>{fieldLabel(kind, field)}:</strong> {message}
              </li>
            ))}
          </ul>
        </SectionMessage>
      )}
    </div>
  );
}

function NotFound() {
  return (
    <>
      <PageTitle text={texts.notFound.title} />
      <EmptyState
        header={texts.notFound.title}
        headingLevel={1}
        primaryAction={<LinkButton href={paths.targets}>{texts.notFound.action}</LinkButton>}
      />
    </>
  );
}
