import ProgressBar from '@atlaskit/progress-bar/progress-bar';
import type { Push } from '#contract/pushes.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { pushTypeLabels } from '../../../texts/words.ts';
import { formatDateTime } from '../../../ui/format.ts';
import { peopleDone } from '../../../ui/people-done.ts';
import { shareOfPush } from './push-share.ts';
import styles from './push-progress.module.css';

const texts = targetsTexts.push;

function labelOf({ type, status, counts, expected }: Push): string {
  const done = peopleDone(counts);
  if (status === 'queued') return texts.queued(pushTypeLabels[type]);
  if (done === 0 || expected === null) return texts.finding(pushTypeLabels[type], expected);
  return texts.working(pushTypeLabels[type], done, expected);
}

/** A push under way: how far it has come, and whether the target has asked to wait. */
export function PushProgress({ push }: { readonly push: Push }) {
  const label = labelOf(push);
  const share = shareOfPush(push);
  return (
    <div className={styles['progress']}>
      <span>{label}</span>
      <ProgressBar
        ariaLabel={label}
        isIndeterminate={share === undefined}
        {...(share === undefined ? {} : { value: share })}
      />
      {push.waitingUntil !== null && <span>{texts.waiting(formatDateTime(push.waitingUntil))}</span>}
    </div>
  );
}
