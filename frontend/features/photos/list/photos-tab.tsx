import Button from '@atlaskit/button/default/button';
import LinkButton from '@atlaskit/button/link';
import EmptyState from '@atlaskit/empty-state/empty-state';
import { useQuery } from '@tanstack/react-query';
import { fetchedByAtlassian } from '#contract/photos.ts';
import { photosTexts } from '../../../texts/photos.ts';
import { choicesOf, FilterSelect } from '../../../ui/filter/filter-select.tsx';
import { useAddressFilter } from '../../../ui/filter/address-filter.ts';
import { ListStates } from '../../../ui/list-states.tsx';
import { paths } from '../../../ui/paths.ts';
import { SearchBox } from '../../../ui/search-box.tsx';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import styles from '../photos.module.css';
import { photosQuery, type PhotosFilter } from '../photos-queries.ts';
import { PhotosTable } from './photos-table.tsx';

const texts = photosTexts.list;

/** Everyone's address, and who has fetched it. Filter and page live in the address. */
export function PhotosTab() {
  const address = useAddressFilter();
  const search = address.get('search');
  const atlassian = address.oneOf('atlassian', fetchedByAtlassian.options);
  const filter: PhotosFilter = {
    ...(search === undefined ? {} : { search }),
    ...(atlassian === undefined ? {} : { atlassian }),
  };
  const query = useQuery(photosQuery(filter, address.page));
  const isNarrowed = Object.keys(filter).length > 0;
  const clear = () => {
    address.set({ search: '', atlassian: '' });
  };
  return (
    <>
      <div className={styles['filters']} role="search">
        <div className={styles['filter']}>
          <SearchBox
            label={texts.search}
            search={search ?? ''}
            onSearch={(next) => {
              address.set({ search: next });
            }}
          />
        </div>
        <div className={styles['filter']}>
          <FilterSelect
            label={texts.fetched}
            anyLabel={texts.anyFetched}
            choices={choicesOf(texts.atlassian)}
            value={atlassian}
            onChange={(next) => {
              address.set({ atlassian: next });
            }}
          />
        </div>
      </div>
      <ListStates
        query={query}
        loading={<SkeletonRows rows={8} height={48} />}
        isEmpty={({ total }) => total === 0}
        empty={<NoPhotos isNarrowed={isNarrowed} onClear={clear} />}
      >
        {({ items, total, baseUrl }) => (
          <>
            <p className={styles['intro']}>
              {texts.intro(baseUrl)}. {texts.explanation}
            </p>
            <PhotosTable
              photos={items}
              baseUrl={baseUrl}
              total={total}
              page={address.page}
              isLoading={query.isPlaceholderData}
              onPage={address.goTo}
            />
          </>
        )}
      </ListStates>
    </>
  );
}

function NoPhotos({ isNarrowed, onClear }: { readonly isNarrowed: boolean; readonly onClear: () => void }) {
  const { title, body, action } = isNarrowed ? texts.noMatch : texts.none;
  return (
    <EmptyState
      header={title}
      headingLevel={2}
      description={body}
      primaryAction={
        isNarrowed ? (
          <Button onClick={onClear}>{action}</Button>
        ) : (
          <LinkButton href={paths.connectors}>{action}</LinkButton>
        )
      }
    />
  );
}
