import TextField from '@atlaskit/textfield/text-field';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Connector } from '#contract/connectors.ts';
import { refreshConnectors, connectorQuery } from '../../../api/connector-queries.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { FormField } from '../../../ui/forms/form-field.tsx';
import { paths } from '../../../ui/paths.ts';
import { useFlags } from '../../../ui/use-flags.tsx';
import { removeConnector } from '../connector-mutations.ts';
import styles from './edit.module.css';

const texts = connectorsTexts.delete;

interface DeleteDialogProps {
  readonly connector: Connector;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Says what becomes of the people, and asks for the connector's name before it is deleted. */
export function DeleteDialog({ connector, isOpen, onClose }: DeleteDialogProps) {
  const [typed, setTyped] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const flags = useFlags();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => removeConnector(connector.id),
    onSuccess: async () => {
      await navigate(paths.connectors);
      flags.success(texts.done(connector.name));
      queryClient.removeQueries({ queryKey: connectorQuery(connector.id).queryKey });
      await refreshConnectors(queryClient);
      await queryClient.invalidateQueries({ queryKey: ['people'] });
    },
  });
  const confirm = () => {
    const isNamed = typed.trim() === connector.name.trim();
    setIsWrong(!isNamed);
    if (isNamed) mutate();
  };
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={texts.title(connector.name)}
      confirmLabel={texts.confirm}
      appearance="danger"
      isBusy={isPending}
      error={error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{texts.people(connector.people)}</p>
      <p>{texts.rest}</p>
      <div className={styles['confirm']}>
        <FormField label={texts.type(connector.name)} error={isWrong ? texts.wrong : undefined} isRequired>
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
