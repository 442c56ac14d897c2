import EmptyState from '@atlaskit/empty-state';
import Heading from '@atlaskit/heading/heading';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { changeOutcome, finalStatuses, type Run } from '#contract/runs.ts';
import { runsTexts } from '../../../texts/runs.ts';
import { ListStates } from '../../../ui/list-states.tsx';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import { useAddressFilter } from '../../../ui/filter/address-filter.ts';
import { changesQuery, type ChangesFilter } from '../runs-queries.ts';
import { ChangesFilters } from './changes-filters.tsx';
import { ChangesTable } from './changes-table.tsx';
import styles from './changes.module.css';

const texts = runsTexts.changes;

function useChangesFilter() {
  const address = useAddressFilter();
  const outcome = address.oneOf('outcome', changeOutcome.options);
  const search = address.get('search');
  const filter: ChangesFilter = {
    ...(outcome === undefined ? {} : { outcome }),
    ...(address.get('failed') === 'true' ? { failed: 'true' } : {}),
    ...(search === undefined ? {} : { search }),
  };
  return { address, filter, isNarrowed: Object.keys(filter).length > 0 };
}

/** What the run did, or would do, to each person. */
export function ChangesSection({ run }: { readonly run: Run }) {
  const { address, filter, isNarrowed } = useChangesFilter();
  const version = `${run.status} ${String(run.counts.pictures.changed)}`;
  const query = useQuery({ ...changesQuery(run.id, filter, address.page, version), placeholderData: keepPreviousData });
  return (
    <section aria-label={texts.list}>
      <div className={styles['header']}>
        <Heading size="medium" as="h2">
          {titleOf(run)}
        </Heading>
        <span className={styles['total']} aria-live="polite">
          {query.data && texts.count(query.data.total)}
        </span>
      </div>
      <ChangesFilters runId={run.id} filter={filter} onChange={address.set} />
      <ListStates
        query={query}
        loading={<SkeletonRows rows={6} height={48} />}
        isEmpty={({ total }) => total === 0}
        empty={<NoChanges isNarrowed={isNarrowed} isFinished={finalStatuses.includes(run.status)} />}
      >
        {({ items, total }) => (
          <ChangesTable
            changes={items}
            total={total}
            page={address.page}
            onPage={(page) => {
              address.set({ page: String(page) });
            }}
          />
        )}
      </ListStates>
    </section>
  );
}

function titleOf({ status, type }: Run): string {
  if (status === 'discarded') return texts.wouldHaveBeen;
  return status === 'held' || type === 'preview' ? texts.wouldBe : texts.title;
}

function NoChanges({ isNarrowed, isFinished }: { readonly isNarrowed: boolean; readonly isFinished: boolean }) {
  const words = isNarrowed ? texts.noMatch : isFinished ? texts.empty : texts.pending;
  return <EmptyState header={words.title} description={words.body} headingLevel={3} />;
}
