import LinkButton from '@atlaskit/button/link';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { peopleTexts } from '../../../texts/people.ts';
import { ListStates } from '../../../ui/list-states.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { paths } from '../../../ui/paths.ts';
import { NoPeople } from './no-people.tsx';
import { PeopleFilters } from './people-filters.tsx';
import { usePeopleAddress } from './people-filter.ts';
import { PeopleGrid } from './people-grid.tsx';
import styles from './people-page.module.css';
import { peopleQuery } from '../people-queries.ts';
import { PeopleSkeleton } from './people-skeleton.tsx';

const texts = peopleTexts.directory;

/** The directory of faces. */
export function PeoplePage() {
  const address = usePeopleAddress();
  const query = useQuery({ ...peopleQuery(address.filter, 1), placeholderData: keepPreviousData });
  return (
    <>
      <PageHeader
        title={texts.title}
        actions={<LinkButton href={paths.orgChart()}>{peopleTexts.chart.open}</LinkButton>}
        description={<span aria-live="polite">{query.data && texts.count(query.data.total)}</span>}
      />
      <PeopleFilters address={address} />
      <div className={query.isPlaceholderData ? styles['stale'] : undefined}>
        <ListStates
          query={query}
          loading={<PeopleSkeleton />}
          isEmpty={({ total }) => total === 0}
          empty={<NoPeople isNarrowed={address.isNarrowed} onClear={address.clear} />}
        >
          {({ filter, total }) => <PeopleGrid key={JSON.stringify(filter)} filter={filter} total={total} />}
        </ListStates>
      </div>
    </>
  );
}
