import Button from '@atlaskit/button/default/button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refreshTargets } from '../../../api/target-queries.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { stopPush } from '../target-mutations.ts';
import type { PushProps } from './push-props.ts';

const texts = targetsTexts.pushPage;

export function CancelPush({ push }: Pick<PushProps, 'push'>) {
  const [isAsking, setIsAsking] = useState(false);
  const queryClient = useQueryClient();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: () => stopPush(push.id),
    onSuccess: async () => {
      setIsAsking(false);
      await refreshTargets(queryClient);
    },
  });
  return (
    <>
      <Button
        onClick={() => {
          setIsAsking(true);
        }}
      >
        {texts.cancel}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={texts.cancelTitle}
        confirmLabel={texts.cancel}
        cancelLabel={texts.keep}
        appearance="warning"
        isBusy={isPending}
        error={error}
        onConfirm={() => {
          mutate();
        }}
        onClose={() => {
          reset();
          setIsAsking(false);
        }}
      >
        <p>{texts.cancelBody}</p>
      </ConfirmDialog>
    </>
  );
}
