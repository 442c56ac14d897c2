import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { TargetView } from '#contract/targets.ts';
import { refreshTargets, targetQuery } from '../../../api/target-queries.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { ConfirmByNameDialog } from '../../../ui/confirm-by-name-dialog.tsx';
import { paths } from '../../../ui/paths.ts';
import { useFlags } from '../../../ui/use-flags.tsx';
import { removeTarget } from '../target-mutations.ts';

const texts = targetsTexts.delete;

interface DeleteDialogProps {
  readonly target: TargetView;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Says what becomes of what was written, and asks for the target's name before it is deleted. */
export function DeleteDialog({ target, isOpen, onClose }: DeleteDialogProps) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const flags = useFlags();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => removeTarget(target.id),
    onSuccess: async () => {
      await navigate(paths.targets);
      flags.success(texts.done(target.name));
      queryClient.removeQueries({ queryKey: targetQuery(target.id).queryKey });
      await refreshTargets(queryClient);
    },
  });
  return (
    <ConfirmByNameDialog
      isOpen={isOpen}
      title={texts.title(target.name)}
      confirmLabel={texts.confirm}
      name={target.name}
      isBusy={isPending}
      error={error}
      onConfirm={() => {
        mutate();
      }}
      onClose={onClose}
    >
      <p>{texts.body}</p>
    </ConfirmByNameDialog>
  );
}
