import Link from '@atlaskit/link/link';
import type { PersonAccess } from '#contract/privacy.ts';
import { privacyTexts } from '../texts/privacy.ts';
import styles from './access-table.module.css';
import { PagedTable } from './paged-table.tsx';
import { paths } from './paths.ts';
import { RelativeTime } from './time.tsx';

const texts = privacyTexts.accesses;
export const accessPageSize = 25;

interface AccessTableProps {
  readonly label: string;
  readonly accesses: readonly PersonAccess[];
  /** Of one person alone, it goes without saying whom. */
  readonly isOfOne?: boolean;
  readonly total: number;
  readonly page: number;
  readonly isLoading: boolean;
  readonly onPage: (page: number) => void;
}

/** Who looked at whom. */
export function AccessTable({ accesses, isOfOne = false, ...paging }: AccessTableProps) {
  const shown = (cells: readonly { readonly key: string; readonly content: React.ReactNode }[]) =>
    cells.filter(({ key }) => !isOfOne || key !== 'person');
  const head = {
    cells: shown([
      { key: 'viewer', content: texts.columns.viewer },
      { key: 'person', content: texts.columns.person },
      { key: 'what', content: texts.columns.what },
      { key: 'count', content: texts.columns.count },
      { key: 'lastAt', content: texts.columns.lastAt },
    ]),
  };
  const rows = accesses.map((access) => ({
    key: [access.viewerKind, access.viewer, access.person?.id, access.what, access.day].join(' '),
    cells: shown([
      { key: 'viewer', content: <Viewer access={access} /> },
      { key: 'person', content: <Whom access={access} /> },
      { key: 'what', content: privacyTexts.kinds[access.what] },
      { key: 'count', content: access.count },
      { key: 'lastAt', content: <RelativeTime value={access.lastAt} /> },
    ]),
  }));
  return <PagedTable head={head} rows={rows} pageSize={accessPageSize} {...paging} />;
}

function Viewer({ access: { viewer, viewerKind } }: { readonly access: PersonAccess }) {
  return (
    <div className={styles['name']}>
      {viewer} {viewerKind === 'atlassian' && <span className={styles['quiet']}>{texts.inAtlassian}</span>}
    </div>
  );
}

function Whom({ access: { person } }: { readonly access: PersonAccess }) {
  if (person === null) return <span className={styles['quiet']}>{texts.nobody}</span>;
  return (
    <div className={styles['name']}>
      <Link href={paths.person(person.id)}>{person.displayName}</Link>
    </div>
  );
}
