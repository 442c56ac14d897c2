import EmptyState from '@atlaskit/empty-state/empty-state';
import { useQuery } from '@tanstack/react-query';
import { settingsTexts } from '../../../texts/settings.ts';
import { ListStates } from '../../../ui/list-states.tsx';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import styles from '../settings.module.css';
import { auditQuery } from '../settings-queries.ts';
import { AuditFilters } from './audit-filters.tsx';
import { AuditTable } from './audit-table.tsx';
import { useAuditAddress } from './audit-address.ts';

const texts = settingsTexts.audit;

/** Every change of settings; filter and page live in the address. */
export function AuditTab() {
  const address = useAuditAddress();
  const query = useQuery(auditQuery(address.filter, address.page));
  const none = Object.keys(address.filter).length > 0 ? texts.noMatch : texts.none;
  return (
    <>
      <p className={styles['intro']}>{texts.intro}</p>
      <AuditFilters address={address} />
      <ListStates
        query={query}
        loading={<SkeletonRows rows={10} />}
        isEmpty={({ total }) => total === 0}
        empty={<EmptyState header={none.title} headingLevel={2} description={none.body} />}
      >
        {({ items, total }) => (
          <AuditTable
            entries={items}
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
