import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { Connector } from '#contract/connectors.ts';
import { refreshConnectors, connectorQuery } from '../../../api/connector-queries.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { ConfirmByNameDialog } from '../../../ui/confirm-by-name-dialog.tsx';
import { paths } from '../../../ui/paths.ts';
import { useFlags } from '../../../ui/use-flags.tsx';
import { removeConnector } from '../connector-mutations.ts';

const texts = connectorsTexts.delete;

interface DeleteDialogProps {
  readonly connector: Connector;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Says what becomes of the people, and asks for the connector's name before it is deleted. */
export function DeleteDialog({ connector, isOpen, onClose }: DeleteDialogProps) {
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
  return (
    <ConfirmByNameDialog
      isOpen={isOpen}
      title={texts.title(connector.name)}
      confirmLabel={texts.confirm}
      name={connector.name}
      isBusy={isPending}
      error={error}
      onConfirm={() => {
        mutate();
      }}
      onClose={onClose}
    >
      <p>{texts.people(connector.people)}</p>
      <p>{texts.rest}</p>
    </ConfirmByNameDialog>
  );
}
