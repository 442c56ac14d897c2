import Link from '@atlaskit/link/link';
import Lozenge from '@atlaskit/lozenge/lozenge';
import type { FetchedByAtlassian, HostedPhotoView } from '#contract/photos.ts';
import { photosTexts } from '../../../texts/photos.ts';
import { CopyableText } from '../../../ui/copyable-text.tsx';
import { Face } from '../../../ui/face.tsx';
import { PagedTable } from '../../../ui/paged-table.tsx';
import { paths } from '../../../ui/paths.ts';
import { RelativeTime } from '../../../ui/time.tsx';
import styles from '../photos.module.css';
import { photoPageSize } from '../photos-queries.ts';

const texts = photosTexts.list;
const appearances: Readonly<Record<FetchedByAtlassian, 'success' | 'inprogress' | 'default'>> = {
  yes: 'success',
  perhaps: 'inprogress',
  no: 'default',
};

const head = {
  cells: [
    { key: 'person', content: texts.columns.person },
    { key: 'address', content: texts.columns.address },
    { key: 'head', content: texts.columns.head },
    { key: 'get', content: texts.columns.get },
    { key: 'atlassian', content: texts.columns.atlassian },
  ],
};

interface PhotosTableProps {
  readonly photos: readonly HostedPhotoView[];
  readonly baseUrl: string;
  readonly total: number;
  readonly page: number;
  readonly isLoading: boolean;
  readonly onPage: (page: number) => void;
}

export function PhotosTable({ photos, baseUrl, ...paging }: PhotosTableProps) {
  const rows = photos.map(({ person, address, lastHead, lastGet, atlassian }) => ({
    key: person.id,
    cells: [
      { key: 'person', content: <Person person={person} /> },
      { key: 'address', content: <Address address={address} baseUrl={baseUrl} /> },
      { key: 'head', content: <LastFetch last={lastHead} /> },
      { key: 'get', content: <LastFetch last={lastGet} /> },
      {
        key: 'atlassian',
        content: <Lozenge appearance={appearances[atlassian]}>{texts.atlassian[atlassian]}</Lozenge>,
      },
    ],
  }));
  return <PagedTable label={texts.label} head={head} rows={rows} pageSize={photoPageSize} {...paging} />;
}

function Person({ person: { id, displayName, email, picture } }: Pick<HostedPhotoView, 'person'>) {
  return (
    <div className={styles['person']}>
      <Face name={displayName} picture={picture} size={32} />
      <div className={styles['breakable']}>
        <Link href={paths.person(id)}>{displayName}</Link>
        <div className={styles['quiet']}>{email}</div>
      </div>
    </div>
  );
}

/** What all addresses have in common stands above the table. */
function Address({ address, baseUrl }: { readonly address: string; readonly baseUrl: string }) {
  return (
    <div className={styles['address']}>
      <CopyableText text={address} shown={address.slice(baseUrl.length)} />
    </div>
  );
}

function LastFetch({ last }: { readonly last: HostedPhotoView['lastGet'] }) {
  if (last === null) return <span className={styles['quiet']}>{texts.never}</span>;
  return (
    <>
      <RelativeTime value={last.at} />
      <div className={styles['quiet']}>{texts.by(last.by)}</div>
    </>
  );
}
