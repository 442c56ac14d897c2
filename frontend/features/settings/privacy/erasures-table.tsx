import Button from '@atlaskit/button/default/button';
import type { Erasure } from '#contract/privacy.ts';
import { privacyTexts } from '../../../texts/privacy.ts';
import { formatDateTime } from '../../../ui/format.ts';
import { PagedTable } from '../../../ui/paged-table.tsx';
import { AbsoluteTime } from '../../../ui/time.tsx';
import styles from '../settings.module.css';
import { erasurePageSize } from './privacy-queries.ts';

const texts = privacyTexts.settings.erasures;

const head = {
  cells: [
    { key: 'at', content: texts.columns.at },
    { key: 'by', content: texts.columns.by },
    { key: 'reason', content: texts.columns.reason },
    { key: 'state', content: texts.columns.state },
    { key: 'actions', content: texts.columns.actions },
  ],
};

interface ErasuresTableProps {
  readonly erasures: readonly Erasure[];
  readonly total: number;
  readonly page: number;
  readonly isLoading: boolean;
  readonly onPage: (page: number) => void;
  readonly onLift: (erasure: Erasure) => void;
}

export function ErasuresTable({ erasures, onLift, ...paging }: ErasuresTableProps) {
  const rows = erasures.map((erasure) => ({
    key: erasure.id,
    cells: [
      { key: 'at', content: <AbsoluteTime value={erasure.at} /> },
      { key: 'by', content: <div className={styles['breakable']}>{erasure.by}</div> },
      { key: 'reason', content: <div className={styles['breakable']}>{erasure.reason}</div> },
      { key: 'state', content: <State erasure={erasure} /> },
      { key: 'actions', content: erasure.liftedAt === null && <Lift erasure={erasure} onLift={onLift} /> },
    ],
  }));
  return <PagedTable label={texts.list} head={head} rows={rows} pageSize={erasurePageSize} {...paging} />;
}

function State({ erasure: { liftedBy, waitingFor } }: { readonly erasure: Erasure }) {
  return (
    <div className={styles['breakable']}>
      {liftedBy === null ? texts.leftOut : texts.lifted(liftedBy)}
      {waitingFor.length > 0 && <div className={styles['quiet']}>{texts.waiting(waitingFor)}</div>}
    </div>
  );
}

function Lift({ erasure, onLift }: { readonly erasure: Erasure } & Pick<ErasuresTableProps, 'onLift'>) {
  return (
    <div className={styles['actions']}>
      <Button
        appearance="subtle"
        spacing="compact"
        aria-label={texts.liftOne(erasure.reason ?? formatDateTime(erasure.at))}
        onClick={() => {
          onLift(erasure);
        }}
      >
        {texts.lift}
      </Button>
    </div>
  );
}
