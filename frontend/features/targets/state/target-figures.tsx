import Link from '@atlaskit/link';
import type { TargetView } from '#contract/targets.ts';
import { targetPersonStatus } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { pushStatusLabels, pushTypeLabels, targetPersonLabels } from '../../../texts/words.ts';
import { formatNumber } from '../../../ui/format.ts';
import { paths } from '../../../ui/paths.ts';
import { RelativeTime } from '../../../ui/time.tsx';
import styles from './target-figures.module.css';

const texts = targetsTexts.figures;

/** How the target's people stand, each figure leading to those people, and the last push. */
export function TargetFigures({ target }: { readonly target: TargetView }) {
  // Nobody is drifted at most targets, most of the time.
  const shown = targetPersonStatus.options.filter((status) => status !== 'drifted' || target.states.drifted > 0);
  return (
    <div className={styles['figures']}>
      <dl className={styles['states']} aria-label={texts.label}>
        {shown.map((status) => (
          <div key={status}>
            <dt>{targetPersonLabels[status]}</dt>
            <dd className={target.states[status] > 0 ? styles[status] : undefined}>
              <Figure target={target} status={status} />
            </dd>
          </div>
        ))}
      </dl>
      <div className={styles['last']}>
        <span className={styles['label']}>{texts.lastPush}</span> <LastPush target={target} />
      </div>
    </div>
  );
}

interface FigureProps {
  readonly target: TargetView;
  readonly status: keyof TargetView['states'];
}

function Figure({ target: { id, states }, status }: FigureProps) {
  const count = formatNumber(states[status]);
  if (states[status] === 0) return count;
  return (
    <Link href={`${paths.target(id)}?status=${status}`} appearance="subtle">
      {count}
    </Link>
  );
}

function LastPush({ target: { lastPush } }: { readonly target: TargetView }) {
  if (lastPush === null) return texts.never;
  return (
    <>
      <Link href={paths.push(lastPush.id)}>
        {pushTypeLabels[lastPush.type]} {pushStatusLabels[lastPush.status].toLowerCase()}
      </Link>{' '}
      <RelativeTime value={lastPush.finishedAt ?? lastPush.startedAt ?? lastPush.createdAt} />
    </>
  );
}
