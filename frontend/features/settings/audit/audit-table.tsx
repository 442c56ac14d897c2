import Link from '@atlaskit/link/link';
import { useQuery } from '@tanstack/react-query';
import type { AuditEntry } from '#contract/accounts.ts';
import { sourceKindsQuery } from '../../../api/connector-queries.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { PagedTable } from '../../../ui/paged-table.tsx';
import { AbsoluteTime } from '../../../ui/time.tsx';
import styles from '../settings.module.css';
import { auditPageSize } from '../settings-queries.ts';
import { auditDetails, auditSubjectPath } from './audit-details.ts';
import { auditWords } from './audit-words.ts';

const texts = settingsTexts.audit;

const head = {
  cells: [
    { key: 'at', content: texts.columns.at },
    { key: 'actor', content: texts.columns.actor },
    { key: 'action', content: texts.columns.action },
    { key: 'subject', content: texts.columns.subject },
    { key: 'details', content: texts.columns.details },
  ],
};

interface AuditTableProps {
  readonly entries: readonly AuditEntry[];
  readonly total: number;
  readonly page: number;
  readonly isLoading: boolean;
  readonly onPage: (page: number) => void;
}

export function AuditTable({ entries, ...paging }: AuditTableProps) {
  const { data: kinds } = useQuery(sourceKindsQuery);
  const words = auditWords(kinds?.items ?? []);
  const rows = entries.map((entry) => ({
    key: entry.id,
    cells: [
      { key: 'at', content: <AbsoluteTime value={entry.at} /> },
      { key: 'actor', content: <div className={styles['breakable']}>{entry.actor}</div> },
      { key: 'action', content: texts.actions[entry.action] ?? entry.action },
      { key: 'subject', content: <Subject entry={entry} /> },
      { key: 'details', content: <div className={styles['details']}>{auditDetails(entry.details, words)}</div> },
    ],
  }));
  return <PagedTable label={texts.list} head={head} rows={rows} pageSize={auditPageSize} {...paging} />;
}

function Subject({ entry: { subject, details } }: { readonly entry: AuditEntry }) {
  const path = auditSubjectPath(details);
  return <div className={styles['breakable']}>{path === undefined ? subject : <Link href={path}>{subject}</Link>}</div>;
}
