import Button from '@atlaskit/button/default/button';
import Lozenge from '@atlaskit/lozenge/lozenge';
import type { Account } from '#contract/accounts.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { uiTexts } from '../../../texts/ui.ts';
import { PagedTable } from '../../../ui/paged-table.tsx';
import { RelativeTime } from '../../../ui/time.tsx';
import { useSession } from '../../../ui/use-session.ts';
import styles from '../settings.module.css';
import { accountPageSize } from '../settings-queries.ts';

const texts = settingsTexts.accounts;

interface AccountsTableProps {
  readonly accounts: readonly Account[];
  readonly total: number;
  readonly page: number;
  readonly isLoading: boolean;
  readonly onPage: (page: number) => void;
  readonly onEdit: (account: Account) => void;
  readonly onRemove: (account: Account) => void;
}

const head = {
  cells: [
    { key: 'name', content: texts.columns.name },
    { key: 'email', content: texts.columns.email },
    { key: 'role', content: texts.columns.role },
    { key: 'signIn', content: texts.columns.signIn },
    { key: 'lastSignIn', content: texts.columns.lastSignIn },
    { key: 'actions', content: texts.columns.actions },
  ],
};

export function AccountsTable({ accounts, onEdit, onRemove, ...paging }: AccountsTableProps) {
  const { user } = useSession();
  const rows = accounts.map((account) => ({
    key: account.id,
    cells: [
      {
        key: 'name',
        content: (
          <span className={styles['person']}>
            {account.name} {account.id === user.id && <Lozenge>{texts.you}</Lozenge>}
          </span>
        ),
      },
      { key: 'email', content: account.email },
      { key: 'role', content: settingsTexts.roles[account.role] },
      { key: 'signIn', content: texts.signInWith[account.signIn] },
      { key: 'lastSignIn', content: <RelativeTime value={account.lastSignInAt} /> },
      {
        key: 'actions',
        content: (
          <div className={styles['actions']}>
            <Button
              appearance="subtle"
              spacing="compact"
              aria-label={texts.editOne(account.name)}
              onClick={() => {
                onEdit(account);
              }}
            >
              {texts.edit}
            </Button>
            {account.id !== user.id && (
              <Button
                appearance="subtle"
                spacing="compact"
                aria-label={texts.removeOne(account.name)}
                onClick={() => {
                  onRemove(account);
                }}
              >
                {uiTexts.remove}
              </Button>
            )}
          </div>
        ),
      },
    ],
  }));
  return <PagedTable label={texts.list} head={head} rows={rows} pageSize={accountPageSize} {...paging} />;
}
