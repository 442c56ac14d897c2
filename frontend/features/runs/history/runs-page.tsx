import { useQuery } from '@tanstack/react-query';
import { runStatus, runType } from '#contract/runs.ts';
import { runsTexts } from '../../../texts/runs.ts';
import { ListStates } from '../../../ui/list-states.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import { useAddressFilter } from '../../../ui/filter/address-filter.ts';
import { runsQuery, type RunsFilter } from '../runs-queries.ts';
import { NoRuns } from './no-runs.tsx';
import { RunsChart } from './runs-chart.tsx';
import { RunsFilters } from './runs-filters.tsx';
import { RunsTable } from './runs-table.tsx';

/** History of runs, newest first. */
export function RunsPage() {
  const address = useAddressFilter();
  const connectorId = address.get('connectorId');
  const type = address.oneOf('type', runType.options);
  const status = address.oneOf('status', runStatus.options);
  const filter: RunsFilter = {
    ...(connectorId === undefined ? {} : { connectorId }),
    ...(type === undefined ? {} : { type }),
    ...(status === undefined ? {} : { status }),
  };
  const query = useQuery(runsQuery(filter, address.page));
  const isNarrowed = Object.keys(filter).length > 0;
  return (
    <>
      <PageHeader title={runsTexts.history.title} />
      <RunsChart filter={filter} />
      <RunsFilters filter={filter} onChange={address.set} />
      <ListStates
        query={query}
        loading={<SkeletonRows rows={8} height={40} />}
        isEmpty={({ total }) => total === 0}
        empty={<NoRuns isNarrowed={isNarrowed} onClear={address.clear} />}
      >
        {({ items, total }) => (
          <RunsTable
            runs={items}
            total={total}
            page={address.page}
            onPage={(page) => {
              address.set({ page: String(page) });
            }}
          />
        )}
      </ListStates>
    </>
  );
}
