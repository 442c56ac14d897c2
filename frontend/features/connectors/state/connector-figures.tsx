import Link from '@atlaskit/link';
import type { Connector } from '#contract/connectors.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { uiTexts } from '../../../texts/ui.ts';
import { runStatusLabels } from '../../../texts/words.ts';
import { formatNumber } from '../../../ui/format.ts';
import { paths } from '../../../ui/paths.ts';
import { RelativeTime } from '../../../ui/time.tsx';
import styles from './connector-figures.module.css';

const texts = connectorsTexts.figures;

/** Last run, next run, people and pictures. */
export function ConnectorFigures({ connector }: { readonly connector: Connector }) {
  const { people, pictureCount } = connector;
  return (
    <dl className={styles['figures']}>
      <div>
        <dt>{texts.lastRun}</dt>
        <dd>
          <LastRun connector={connector} />
        </dd>
      </div>
      <div>
        <dt>{texts.nextRun}</dt>
        <dd>
          <NextRun connector={connector} />
        </dd>
      </div>
      <div>
        <dt>{texts.people}</dt>
        <dd>{formatNumber(people)}</dd>
      </div>
      <div>
        <dt>{texts.pictures}</dt>
        <dd>{formatNumber(pictureCount)}</dd>
      </div>
    </dl>
  );
}

function LastRun({ connector: { lastRun } }: { readonly connector: Connector }) {
  if (lastRun === null) return texts.never;
  return (
    <>
      <Link href={paths.run(lastRun.id)}>
        {texts.run(uiTexts.runs.types[lastRun.type], runStatusLabels[lastRun.status].toLowerCase())}
      </Link>{' '}
      <RelativeTime value={lastRun.finishedAt ?? lastRun.startedAt ?? lastRun.createdAt} />
    </>
  );
}

function NextRun({ connector }: { readonly connector: Connector }) {
  if (!connector.enabled) return texts.disabled;
  if (connector.nextRunAt === null) return texts.notScheduled;
  return <RelativeTime value={connector.nextRunAt} />;
}
