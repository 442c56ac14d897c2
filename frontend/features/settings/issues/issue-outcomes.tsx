import EmptyState from '@atlaskit/empty-state/empty-state';
import { useQuery } from '@tanstack/react-query';
import { issueAction, issueOutcomeCode } from '#contract/issue-outcomes.ts';
import { issueSettingsTexts } from '../../../texts/issues.ts';
import { choicesOf, FilterSelect } from '../../../ui/filter/filter-select.tsx';
import { useAddressFilter } from '../../../ui/filter/address-filter.ts';
import { ListStates } from '../../../ui/list-states.tsx';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import styles from '../settings.module.css';
import { outcomesQuery } from './issue-queries.ts';
import { OutcomesTable } from './outcomes-table.tsx';

const texts = issueSettingsTexts.outcomes;

/** What came of what Roster did in issues; filters and page live in the address. */
export function IssueOutcomes() {
  const address = useAddressFilter();
  const action = address.oneOf('action', issueAction.options);
  const outcome = address.oneOf('outcome', issueOutcomeCode.options);
  const filter = { ...(action && { action }), ...(outcome && { outcome }) };
  const query = useQuery(outcomesQuery(filter, address.page));
  const none = action || outcome ? texts.noMatch : texts.none;
  return (
    <>
      <div className={styles['filters']} role="search">
        <div className={styles['filter']}>
          <FilterSelect
            label={texts.action}
            anyLabel={texts.anyAction}
            choices={choicesOf(texts.actions)}
            value={action}
            onChange={(value) => {
              address.set({ action: value });
            }}
          />
        </div>
        <div className={styles['filter']}>
          <FilterSelect
            label={texts.outcome}
            anyLabel={texts.anyOutcome}
            choices={choicesOf(texts.outcomes)}
            value={outcome}
            onChange={(value) => {
              address.set({ outcome: value });
            }}
          />
        </div>
      </div>
      <ListStates
        query={query}
        loading={<SkeletonRows rows={6} />}
        isEmpty={({ total }) => total === 0}
        empty={<EmptyState header={none.title} headingLevel={3} description={none.body} />}
      >
        {({ items, total }) => (
          <OutcomesTable
            outcomes={items}
            total={total}
            page={address.page}
            isLoading={query.isPlaceholderData}
            onPage={address.goTo}
          />
        )}
      </ListStates>
    </>
  );
}
