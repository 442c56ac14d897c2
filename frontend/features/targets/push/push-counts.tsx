import Link from '@atlaskit/link';
import { pushCounts } from '#contract/pushes.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { formatNumber } from '../../../ui/format.ts';
import { paths } from '../../../ui/paths.ts';
import styles from './push-page.module.css';
import type { PushProps } from './push-props.ts';

const { outcomeLabels, pushPage: texts } = targetsTexts;
const bad: readonly string[] = ['refused', 'failed'];

/** The figures that are not nothing, each leading to its people. */
export function PushCountsList({ push: { id, counts } }: Pick<PushProps, 'push'>) {
  const shown = pushCounts.keyof().options.filter((name) => counts[name] > 0);
  if (shown.length === 0) return null;
  return (
    <dl className={styles['counts']} aria-label={texts.counts}>
      {shown.map((name) => (
        <div key={name} className={`${styles['count'] ?? ''} ${bad.includes(name) ? (styles['bad'] ?? '') : ''}`}>
          <dt>{outcomeLabels[name]}</dt>
          <dd>
            <Link href={`${paths.push(id)}?outcome=${name}`} appearance="subtle">
              {formatNumber(counts[name])}
            </Link>
          </dd>
        </div>
      ))}
    </dl>
  );
}
