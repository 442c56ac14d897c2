import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ApiToken } from '#contract/accounts.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useFlags } from '../../../ui/use-flags.tsx';
import { revokeToken, tokensQuery } from '../settings-queries.ts';

const texts = settingsTexts.tokens;

interface RevokeTokenProps {
  /** The one to ask about; absent: nothing is asked. */
  readonly token: ApiToken | undefined;
  readonly onClose: () => void;
}

export function RevokeToken({ token, onClose }: RevokeTokenProps) {
  const queryClient = useQueryClient();
  const flags = useFlags();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: revokeToken,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: tokensQuery.queryKey });
      flags.success(texts.revoked);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      isOpen={token !== undefined}
      title={texts.revokeTitle(token?.name ?? '')}
      confirmLabel={texts.revoke}
      appearance="danger"
      isBusy={isPending}
      error={error}
      onConfirm={() => {
        if (token) mutate(token.id);
      }}
      onClose={() => {
        reset();
        onClose();
      }}
    >
      {texts.revokeBody}
    </ConfirmDialog>
  );
}
