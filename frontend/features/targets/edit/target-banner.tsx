import SectionMessage from '@atlaskit/section-message/section-message';
import SectionMessageAction from '@atlaskit/section-message/section-message-action';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Push } from '#contract/pushes.ts';
import type { TargetView } from '#contract/targets.ts';
import { refreshTargets } from '../../../api/target-queries.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { formatDateTime } from '../../../ui/format.ts';
import { pushTypeLabels } from '../../../texts/words.ts';
import { paths } from '../../../ui/paths.ts';
import { PushProgress } from '../state/push-progress.tsx';
import { isPaused } from '../state/target-state.ts';
import styles from './edit.module.css';

const texts = targetsTexts.banner;

/** The push under way, live; else what keeps the target from being true. */
export function TargetBanner({ target }: { readonly target: TargetView }) {
  useRefreshAfterPush(target.activePush?.id);
  const message = messageOf(target);
  return message && <div className={styles['banner']}>{message}</div>;
}

/** When a push has ended, people and pushes are not as they were. */
function useRefreshAfterPush(activeId: string | undefined): void {
  const queryClient = useQueryClient();
  const seen = useRef(activeId);
  useEffect(() => {
    if (seen.current !== undefined && seen.current !== activeId) void refreshTargets(queryClient);
    seen.current = activeId;
  }, [activeId, queryClient]);
}

function messageOf({ enabled, activePush, lastPush, pausedUntil }: TargetView) {
  if (activePush !== null) {
    return (
      <SectionMessage title={pushTypeLabels[activePush.type]} actions={[open(activePush)]}>
        <PushProgress push={activePush} />
      </SectionMessage>
    );
  }
  if (pausedUntil !== null && isPaused({ pausedUntil }, new Date())) {
    return (
      <SectionMessage appearance="warning" title={texts.paused(formatDateTime(pausedUntil))}>
        {texts.pausedBody}
      </SectionMessage>
    );
  }
  if (lastPush?.status === 'failed') {
    return (
      <SectionMessage appearance="error" title={texts.failed} actions={[open(lastPush)]}>
        {lastPush.problem?.message ?? texts.failedBody}
      </SectionMessage>
    );
  }
  if (!enabled) return <SectionMessage title={texts.off}>{texts.offBody}</SectionMessage>;
  return undefined;
}

function open(push: Push) {
  return (
    <SectionMessageAction key="open" href={paths.push(push.id)}>
      {texts.open}
    </SectionMessageAction>
  );
}
