import Button from '@atlaskit/button/default/button';
import Lozenge from '@atlaskit/lozenge/lozenge';
import type { ApiToken } from '#contract/accounts.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { formatDate } from '../../../ui/format.ts';
import { PagedTable } from '../../../ui/paged-table.tsx';
import { AbsoluteTime, RelativeTime } from '../../../ui/time.tsx';
import styles from '../settings.module.css';

const texts = settingsTexts.tokens;

const head = {
  cells: [
    { key: 'name', content: texts.columns.name },
    { key: 'scope', content: texts.columns.scope },
    { key: 'created', content: texts.columns.created },
    { key: 'expires', content: texts.columns.expires },
    { key: 'lastUsed', content: texts.columns.lastUsed },
    { key: 'actions', content: texts.columns.actions },
  ],
};

interface TokensTableProps {
  readonly tokens: readonly ApiToken[];
  readonly onRevoke: (token: ApiToken) => void;
}

export function TokensTable({ tokens, onRevoke }: TokensTableProps) {
  const rows = tokens.map((token) => ({
    key: token.id,
    cells: [
      { key: 'name', content: token.name },
      { key: 'scope', content: texts.scopes[token.scope].label },
      { key: 'created', content: formatDate(token.createdAt) },
      { key: 'expires', content: <Expiry expiresAt={token.expiresAt} /> },
      { key: 'lastUsed', content: <RelativeTime value={token.lastUsedAt} /> },
      {
        key: 'actions',
        content: (
          <div className={styles['actions']}>
            <Button
              appearance="subtle"
              spacing="compact"
              aria-label={texts.revokeOne(token.name)}
              onClick={() => {
                onRevoke(token);
              }}
            >
              {texts.revoke}
            </Button>
          </div>
        ),
      },
    ],
  }));
  const size = Math.max(1, rows.length);
  return (
    <PagedTable
      label={texts.list}
      head={head}
      rows={rows}
      total={rows.length}
      page={1}
      pageSize={size}
      onPage={ignore}
    />
  );
}

/** All tokens are on one page. */
const ignore = () => undefined;

function Expiry({ expiresAt }: { readonly expiresAt: string | null }) {
  if (expiresAt === null) return texts.never;
  if (new Date(expiresAt) < new Date()) return <Lozenge appearance="removed">{texts.expired}</Lozenge>;
  return <AbsoluteTime value={expiresAt} />;
}
