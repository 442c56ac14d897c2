import LinkButton from '@atlaskit/button/link';
import Heading from '@atlaskit/heading/heading';
import Link from '@atlaskit/link';
import type { Connector, SourceKind } from '#contract/connectors.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { paths } from '../../../ui/paths.ts';
import { ExpiryLozenges } from '../../../ui/expiry/expiry-lozenges.tsx';
import { ConnectorLozenge } from '../state/connector-lozenge.tsx';
import { KindGlyph } from '../../../ui/kind/kind-glyph.tsx';
import { RunProgress } from '../../../ui/run/run-progress.tsx';
import { SyncButtons } from '../state/sync-buttons.tsx';
import { ConnectorFigures } from '../state/connector-figures.tsx';
import styles from './connector-card.module.css';

const texts = connectorsTexts.list;

interface ConnectorCardProps {
  readonly connector: Connector;
  readonly kind: SourceKind | undefined;
}

export function ConnectorCard({ connector, kind }: ConnectorCardProps) {
  const { id, name, activeRun } = connector;
  const isRunning = activeRun !== null && activeRun.status !== 'held';
  return (
    <li className={styles['card']}>
      <div className={styles['head']}>
        <KindGlyph kind={connector.kind} />
        <div className={styles['words']}>
          <Heading size="small" as="h2">
            <Link href={paths.connector(id)} appearance="subtle">
              {name}
            </Link>
          </Heading>
          <div className={styles['kind']}>{kind?.label ?? connector.kind}</div>
        </div>
        <ConnectorLozenge connector={connector} />
      </div>
      <ExpiryLozenges owner={connector} />
      <ConnectorFigures connector={connector} />
      {isRunning && <RunProgress run={activeRun} />}
      <div className={styles['actions']}>
        <SyncButtons connector={connector} kind={kind} />
        <LinkButton appearance="subtle" href={paths.connector(id)} aria-label={texts.openNamed(name)}>
          {texts.open}
        </LinkButton>
      </div>
    </li>
  );
}
