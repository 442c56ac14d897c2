import ProgressBar from '@atlaskit/progress-bar/progress-bar';
import type { Push } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { pushTypeLabels } from '../../../texts/words.ts';
import { formatDateTime } from '../../../ui/format.ts';
import { peopleDone, shareOfPush } from './push-share.ts';
import styles from './push-progress.module.css';

const texts = targetsTexts.push;

/** A push under way: how far it has come, and whether the target has asked to wait. */
export function PushProgress({ push }: { readonly push: Push }) {
  const label = texts.working(pushTypeLabels[push.type], peopleDone(push.counts), push.expected);
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
