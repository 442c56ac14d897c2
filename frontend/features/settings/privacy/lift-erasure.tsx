import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Erasure } from '#contract/privacy.ts';
import { privacyTexts } from '../../../texts/privacy.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useFlags } from '../../../ui/use-flags.tsx';
import { lift } from './privacy-queries.ts';

const texts = privacyTexts.settings.erasures;

interface LiftErasureProps {
  /** The one to ask about; absent: nothing is asked. */
  readonly erasure: Erasure | undefined;
  readonly onClose: () => void;
}

export function LiftErasure({ erasure, onClose }: LiftErasureProps) {
  const queryClient = useQueryClient();
  const flags = useFlags();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: lift,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['erasures'] });
      flags.success(texts.liftedNow);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      isOpen={erasure !== undefined}
      title={texts.liftTitle}
      confirmLabel={texts.lift}
      appearance="warning"
      isBusy={isPending}
      error={error}
      onConfirm={() => {
        if (erasure) mutate(erasure.id);
      }}
      onClose={() => {
        reset();
        onClose();
      }}
    >
      {texts.liftBody}
    </ConfirmDialog>
  );
}
