import EmptyState from '@atlaskit/empty-state/empty-state';
import { useQuery } from '@tanstack/react-query';
import { accessKind } from '#contract/privacy.ts';
import { privacyTexts } from '../../../texts/privacy.ts';
import { AccessTable } from '../../../ui/access-table.tsx';
import { choicesOf, FilterSelect } from '../../../ui/filter/filter-select.tsx';
import { ListStates } from '../../../ui/list-states.tsx';
import { SearchBox } from '../../../ui/search-box.tsx';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import { useAuditAddress, type AuditAddress } from '../audit/audit-address.ts';
import { RetentionForm } from './retention-form.tsx';
import settingsStyles from '../settings.module.css';
import { PrivacySection } from './privacy-section.tsx';
import { accessesQuery } from './privacy-queries.ts';

const texts = privacyTexts.settings.accesses;

/** Who looked at whom; filter and page live in the address. */
export function AccessesSection() {
  const address = useAuditAddress();
  const { search, action } = address.filter;
  const what = accessKind.safeParse(action).data;
  const filter = { ...(search !== undefined && { search }), ...(what !== undefined && { what }) };
  const query = useQuery(accessesQuery(filter, address.page));
  const none = Object.keys(filter).length > 0 ? texts.noMatch : texts.none;
  return (
    <PrivacySection title={texts.title} intro={texts.intro}>
      <Filters address={address} />
      <ListStates
        query={query}
        loading={<SkeletonRows rows={6} />}
        isEmpty={({ total }) => total === 0}
        empty={<EmptyState header={none.title} headingLevel={3} description={none.body} />}
      >
        {({ items, total }) => (
          <AccessTable
            label={texts.title}
            accesses={items}
            total={total}
            page={address.page}
            isLoading={query.isPlaceholderData}
            onPage={address.goTo}
          />
        )}
      </ListStates>
      <RetentionForm />
    </PrivacySection>
  );
}

function Filters({ address }: { readonly address: AuditAddress }) {
  return (
    <div className={settingsStyles['filters']} role="search">
      <div className={settingsStyles['filter']}>
        <SearchBox
          label={texts.search}
          search={address.filter.search ?? ''}
          onSearch={(search) => {
            address.set({ search });
          }}
        />
      </div>
      <div className={settingsStyles['filter']}>
        <FilterSelect
          label={texts.what}
          anyLabel={texts.anyKind}
          choices={choicesOf(privacyTexts.kinds)}
          value={address.filter.action}
          onChange={(action) => {
            address.set({ action });
          }}
        />
      </div>
    </div>
  );
}
