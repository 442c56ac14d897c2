import EmptyState from '@atlaskit/empty-state/empty-state';
import Heading from '@atlaskit/heading/heading';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { pushLine } from '#contract/pushes.ts';
import { isActivePush } from '../../../api/target-queries.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { useAddressFilter } from '../../../ui/filter/address-filter.ts';
import { choicesOf, FilterSelect } from '../../../ui/filter/filter-select.tsx';
import { ListStates } from '../../../ui/list-states.tsx';
import { SearchBox } from '../../../ui/search-box.tsx';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import { peopleDone } from '../../../ui/people-done.ts';
import { pushLinesQuery, type PushLinesFilter } from '../target-people-queries.ts';
import styles from './push-page.module.css';
import { PushLinesTable } from './push-lines-table.tsx';
import type { PushProps } from './push-props.ts';

const texts = targetsTexts.pushPage.lines;

function useLinesFilter() {
  const address = useAddressFilter();
  const outcome = address.oneOf('outcome', pushLine.shape.outcome.options);
  const code = address.get('code');
  const search = address.get('search');
  const filter: PushLinesFilter = {
    ...(outcome === undefined ? {} : { outcome }),
    ...(code === undefined ? {} : { code }),
    ...(search === undefined ? {} : { search }),
  };
  return { address, filter, isNarrowed: Object.keys(filter).length > 0 };
}

/** What the push did, or would do, to each person. */
export function PushLines({ push, kind }: PushProps) {
  const { address, filter, isNarrowed } = useLinesFilter();
  const version = `${push.status} ${String(peopleDone(push.counts))}`;
  const query = useQuery({
    ...pushLinesQuery(push.id, filter, address.page, version),
    placeholderData: keepPreviousData,
  });
  const words = isNarrowed ? texts.noMatch : isActivePush(push) ? texts.pending : texts.empty;
  return (
    <section aria-label={texts.list}>
      <div className={styles['header']}>
        <Heading size="medium" as="h2">
          {push.type === 'dryRun' ? texts.would : texts.title}
        </Heading>
      </div>
      <div className={styles['filters']} role="search">
        <div className={styles['search']}>
          <SearchBox
            label={texts.search}
            search={filter.search ?? ''}
            onSearch={(search) => {
              address.set({ search });
            }}
          />
        </div>
        <div className={styles['select']}>
          <FilterSelect
            label={texts.outcome}
            anyLabel={texts.anyOutcome}
            choices={choicesOf(targetsTexts.outcomeLabels)}
            value={filter.outcome}
            onChange={(outcome) => {
              address.set({ outcome });
            }}
          />
        </div>
        <span className={styles['total']} aria-live="polite">
          {query.data && targetsTexts.peopleTab.count(query.data.total)}
        </span>
      </div>
      <ListStates
        query={query}
        loading={<SkeletonRows rows={6} height={48} />}
        isEmpty={({ total }) => total === 0}
        empty={<EmptyState header={words.title} description={words.body} headingLevel={3} />}
      >
        {({ items, total }) => (
          <PushLinesTable
            push={push}
            kind={kind}
            lines={items}
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
