import Button from '@atlaskit/button/default/button';
import ModalTransition from '@atlaskit/modal-dialog/modal-transition';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account } from '#contract/accounts.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { ListStates } from '../../../ui/list-states.tsx';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import styles from '../settings.module.css';
import { accountsQuery } from '../settings-queries.ts';
import { AccountDialog } from './account-dialog.tsx';
import { AccountsTable } from './accounts-table.tsx';
import { RemoveAccount } from './remove-account.tsx';

const texts = settingsTexts.accounts;

type Open = { readonly dialog: 'add' } | { readonly dialog: 'edit' | 'remove'; readonly account: Account };

export function AccountsTab() {
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<Open>();
  const query = useQuery(accountsQuery(page));
  const close = () => {
    setOpen(undefined);
  };
  return (
    <>
      <div className={styles['bar']}>
        <p className={styles['intro']}>{texts.intro}</p>
        <Button
          appearance="primary"
          onClick={() => {
            setOpen({ dialog: 'add' });
          }}
        >
          {texts.add}
        </Button>
      </div>
      <ListStates query={query} loading={<SkeletonRows rows={4} />} isEmpty={() => false} empty={null}>
        {({ items, total }) => (
          <AccountsTable
            accounts={items}
            total={total}
            page={page}
            isLoading={query.isPlaceholderData}
            onPage={setPage}
            onEdit={(account) => {
              setOpen({ dialog: 'edit', account });
            }}
            onRemove={(account) => {
              setOpen({ dialog: 'remove', account });
            }}
          />
        )}
      </ListStates>
      <ModalTransition>
        {open?.dialog === 'add' && <AccountDialog onClose={close} />}
        {open?.dialog === 'edit' && <AccountDialog account={open.account} onClose={close} />}
      </ModalTransition>
      <RemoveAccount account={open?.dialog === 'remove' ? open.account : undefined} onClose={close} />
    </>
  );
}
