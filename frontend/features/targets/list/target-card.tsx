import LinkButton from '@atlaskit/button/link';
import Heading from '@atlaskit/heading/heading';
import Link from '@atlaskit/link';
import type { TargetKind, TargetView } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { ExpiryLozenges } from '../../../ui/expiry/expiry-lozenges.tsx';
import { formatDateTime } from '../../../ui/format.ts';
import { KindGlyph } from '../../../ui/kind/kind-glyph.tsx';
import { paths } from '../../../ui/paths.ts';
import { PushButtons } from '../state/push-buttons.tsx';
import { PushProgress } from '../state/push-progress.tsx';
import { TargetFigures } from '../state/target-figures.tsx';
import { TargetLozenge } from '../state/target-lozenge.tsx';
import { isPaused } from '../state/target-state.ts';
import styles from './targets-page.module.css';

const texts = targetsTexts.list;

interface TargetCardProps {
  readonly target: TargetView;
  readonly kind: TargetKind | undefined;
}

export function TargetCard({ target, kind }: TargetCardProps) {
  const { id, name, activePush, pausedUntil } = target;
  return (
    <li className={styles['card']}>
      <div className={styles['head']}>
        <KindGlyph kind={target.kind} />
        <div className={styles['words']}>
          <Heading size="small" as="h2">
            <Link href={paths.target(id)} appearance="subtle">
              {name}
            </Link>
          </Heading>
          <div className={styles['kind']}>{kind?.label ?? target.kind}</div>
        </div>
        <TargetLozenge target={target} />
      </div>
      <ExpiryLozenges owner={target} />
      <TargetFigures target={target} />
      {pausedUntil !== null && isPaused(target, new Date()) && (
        <p className={styles['paused']}>{targetsTexts.paused(formatDateTime(pausedUntil))}</p>
      )}
      {activePush !== null && <PushProgress push={activePush} />}
      <div className={styles['actions']}>
        <PushButtons target={target} />
        <LinkButton appearance="subtle" href={paths.target(id)} aria-label={texts.openNamed(name)}>
          {texts.open}
        </LinkButton>
      </div>
    </li>
  );
}
