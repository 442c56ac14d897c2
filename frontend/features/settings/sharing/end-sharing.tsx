import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AtlassianProduct } from '#contract/sharing.ts';
import { sharingTexts } from '../../../texts/sharing.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useFlags } from '../../../ui/use-flags.tsx';
import { endSharing } from './sharing-queries.ts';

const texts = sharingTexts.end;

interface EndSharingProps {
  /** The one to ask about; absent: nothing is asked. */
  readonly product: AtlassianProduct | undefined;
  readonly onClose: () => void;
}

export function EndSharing({ product, onClose }: EndSharingProps) {
  const queryClient = useQueryClient();
  const flags = useFlags();
  const name = product === undefined ? '' : sharingTexts.products[product];
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: endSharing,
    onSuccess: async () => {
      flags.success(texts.ended(name));
      onClose();
      // It may be this product that has other people now.
      await queryClient.resetQueries();
    },
  });
  return (
    <ConfirmDialog
      isOpen={product !== undefined}
      title={texts.title(name)}
      confirmLabel={texts.confirm}
      appearance="danger"
      isBusy={isPending}
      error={error}
      onConfirm={() => {
        if (product !== undefined) mutate(product);
      }}
      onClose={() => {
        reset();
        onClose();
      }}
    >
      {texts.body(name)}
    </ConfirmDialog>
  );
}
