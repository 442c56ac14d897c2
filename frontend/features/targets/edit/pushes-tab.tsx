import type { RowType } from '@atlaskit/dynamic-table/types';
import EmptyState from '@atlaskit/empty-state/empty-state';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Push } from '#contract/pushes.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { pushTypeLabels } from '../../../texts/words.ts';
import { useAddressFilter } from '../../../ui/filter/address-filter.ts';
import { formatNumber } from '../../../ui/format.ts';
import { ListStates } from '../../../ui/list-states.tsx';
import { PagedTable } from '../../../ui/paged-table.tsx';
import { paths } from '../../../ui/paths.ts';
import { PushStatusLozenge } from '../../../ui/push-status.tsx';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import { RelativeTime } from '../../../ui/time.tsx';
import { pageSize, targetPushesQuery } from '../target-people-queries.ts';
import styles from './pushes-tab.module.css';
import type { TargetTabProps } from './target-tab-props.ts';

const texts = targetsTexts.pushes;

const head = { cells: Object.entries(texts.columns).map(([key, content]) => ({ key, content })) };

/** History of pushes, newest first. */
export function PushesTab({ target }: TargetTabProps) {
  const address = useAddressFilter();
  const query = useQuery({ ...targetPushesQuery(target.id, address.page), placeholderData: keepPreviousData });
  return (
    <ListStates
      query={query}
      loading={<SkeletonRows rows={6} height={40} />}
      isEmpty={({ total }) => total === 0}
      empty={<EmptyState header={texts.empty.title} description={texts.empty.body} headingLevel={2} />}
    >
      {({ items, total }) => (
        <PagedTable
          label={texts.label}
          head={head}
          rows={items.map(rowOf)}
          total={total}
          page={address.page}
          pageSize={pageSize}
          onPage={(page) => {
            address.set({ page: String(page) });
          }}
        />
      )}
    </ListStates>
  );
}

function rowOf(push: Push): RowType {
  const { counts } = push;
  const contents = {
    status: <PushStatusLozenge status={push.status} />,
    type: (
      <Link to={paths.push(push.id)} className={styles['type']}>
        {pushTypeLabels[push.type]}
      </Link>
    ),
    started: (
      <>
        <RelativeTime value={push.startedAt ?? push.createdAt} />
        <div className={styles['quiet']}>
          {targetsTexts.by(targetsTexts.triggerLabels[push.trigger], push.startedBy)}
        </div>
      </>
    ),
    applied: <Count value={counts.applied} />,
    refused: <Count value={counts.refused} isBad={counts.refused > 0} />,
    failed: <Count value={counts.failed} isBad={counts.failed > 0} />,
  };
  return { key: push.id, cells: Object.entries(contents).map(([key, content]) => ({ key, content })) };
}

function Count({ value, isBad = false }: { readonly value: number; readonly isBad?: boolean }) {
  return <span className={styles[isBad ? 'bad' : 'number']}>{formatNumber(value)}</span>;
}
