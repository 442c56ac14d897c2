import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Account } from '#contract/accounts.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useFlags } from '../../../ui/use-flags.tsx';
import { removeAccount } from '../settings-queries.ts';

const texts = settingsTexts.accounts;

interface RemoveAccountProps {
  /** The one to ask about; absent: nothing is asked. */
  readonly account: Account | undefined;
  readonly onClose: () => void;
}

export function RemoveAccount({ account, onClose }: RemoveAccountProps) {
  const queryClient = useQueryClient();
  const flags = useFlags();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: removeAccount,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['accounts'] });
      flags.success(texts.removed);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      isOpen={account !== undefined}
      title={texts.removeTitle(account?.name ?? '')}
      confirmLabel={texts.remove}
      appearance="danger"
      isBusy={isPending}
      error={error}
      onConfirm={() => {
        if (account) mutate(account.id);
      }}
      onClose={() => {
        reset();
        onClose();
      }}
    >
      {texts.removeBody}
    </ConfirmDialog>
  );
}
