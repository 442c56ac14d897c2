import TextField from '@atlaskit/textfield/text-field';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { TargetView } from '#contract/targets.ts';
import { refreshTargets, targetQuery } from '../../../api/target-queries.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { FormField } from '../../../ui/forms/form-field.tsx';
import { paths } from '../../../ui/paths.ts';
import { useFlags } from '../../../ui/use-flags.tsx';
import { removeTarget } from '../target-mutations.ts';
import styles from './edit.module.css';

const texts = targetsTexts.delete;

interface DeleteDialogProps {
  readonly target: TargetView;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Says what becomes of what was written, and asks for the target's name before it is deleted. */
export function DeleteDialog({ target, isOpen, onClose }: DeleteDialogProps) {
  const [typed, setTyped] = useState('');
  const [isWrong, setIsWrong] = useState(false);
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
  const confirm = () => {
    const isNamed = typed.trim() === target.name.trim();
    setIsWrong(!isNamed);
    if (isNamed) mutate();
  };
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={texts.title(target.name)}
      confirmLabel={texts.confirm}
      appearance="danger"
      isBusy={isPending}
      error={error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{texts.body}</p>
      <div className={styles['confirm']}>
        <FormField label={texts.type(target.name)} error={isWrong ? texts.wrong : undefined} isRequired>
          {(control) => (
            <TextField
              {...control}
              autoComplete="off"
              value={typed}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
              }}
            />
          )}
        </FormField>
      </div>
    </ConfirmDialog>
  );
}
