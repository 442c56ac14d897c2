import EmptyState from '@atlaskit/empty-state/empty-state';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { targetPersonStatus } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { targetPersonLabels } from '../../../texts/words.ts';
import { useAddressFilter } from '../../../ui/filter/address-filter.ts';
import { choicesOf, FilterSelect } from '../../../ui/filter/filter-select.tsx';
import { ListStates } from '../../../ui/list-states.tsx';
import { SearchBox } from '../../../ui/search-box.tsx';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import type { TargetTabProps } from '../edit/target-tab-props.ts';
import { targetPeopleQuery, type TargetPeopleFilter } from '../target-people-queries.ts';
import styles from './people.module.css';
import { PeopleTable } from './people-table.tsx';
import { Refusals } from './refusals.tsx';

const texts = targetsTexts.peopleTab;

/** How each person stands at the target, and why some are not as they should be. */
export function PeopleTab({ target, kind }: TargetTabProps) {
  const address = useAddressFilter();
  const status = address.oneOf('status', targetPersonStatus.options);
  const code = address.get('code');
  const search = address.get('search');
  const filter: TargetPeopleFilter = {
    ...(status === undefined ? {} : { status }),
    ...(code === undefined ? {} : { code }),
    ...(search === undefined ? {} : { search }),
  };
  const isBusy = target.activePush !== null;
  const query = useQuery({
    ...targetPeopleQuery(target.id, filter, address.page, isBusy),
    placeholderData: keepPreviousData,
  });
  const isNarrowed = Object.keys(filter).length > 0;
  const words = isNarrowed ? texts.noMatch : texts.empty;
  return (
    <section aria-label={texts.label}>
      <Refusals refusals={target.refusals} kind={kind} code={code} onChoose={address.set} />
      <div className={styles['filters']} role="search">
        <div className={styles['search']}>
          <SearchBox
            label={texts.search}
            search={search ?? ''}
            onSearch={(next) => {
              address.set({ search: next });
            }}
          />
        </div>
        <div className={styles['select']}>
          <FilterSelect
            label={texts.status}
            anyLabel={texts.anyStatus}
            choices={choicesOf(targetPersonLabels)}
            value={status}
            onChange={(next) => {
              address.set({ status: next });
            }}
          />
        </div>
        <span className={styles['total']} aria-live="polite">
          {query.data && texts.count(query.data.total)}
        </span>
      </div>
      <ListStates
        query={query}
        loading={<SkeletonRows rows={6} height={48} />}
        isEmpty={({ total }) => total === 0}
        empty={<EmptyState header={words.title} description={words.body} headingLevel={2} />}
      >
        {({ items, total }) => (
          <PeopleTable
            target={target}
            kind={kind}
            people={items}
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
