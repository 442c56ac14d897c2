import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Erasure } from '#contract/privacy.ts';
import { privacyTexts } from '../../../texts/privacy.ts';
import { ListStates } from '../../../ui/list-states.tsx';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import { ErasuresTable } from './erasures-table.tsx';
import { LiftErasure } from './lift-erasure.tsx';
import { PrivacySection } from './privacy-section.tsx';
import { erasuresQuery } from './privacy-queries.ts';

const texts = privacyTexts.settings.erasures;

/** That people were erased, and letting them be brought in again. */
export function ErasuresSection() {
  const [page, setPage] = useState(1);
  const [asked, setAsked] = useState<Erasure>();
  const query = useQuery(erasuresQuery(page));
  return (
    <PrivacySection title={texts.title} intro={texts.intro}>
      <ListStates
        query={query}
        loading={<SkeletonRows rows={2} />}
        isEmpty={({ total }) => total === 0}
        empty={<p>{texts.none}</p>}
      >
        {({ items, total }) => (
          <ErasuresTable
            erasures={items}
            total={total}
            page={page}
            isLoading={query.isPlaceholderData}
            onPage={setPage}
            onLift={setAsked}
          />
        )}
      </ListStates>
      <LiftErasure
        erasure={asked}
        onClose={() => {
          setAsked(undefined);
        }}
      />
    </PrivacySection>
  );
}
