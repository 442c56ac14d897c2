import IconButton from '@atlaskit/button/icon/button';
import DropdownMenu from '@atlaskit/dropdown-menu/dropdown-menu';
import DropdownItem from '@atlaskit/dropdown-menu/dropdown-menu-item';
import DropdownItemGroup from '@atlaskit/dropdown-menu/dropdown-menu-item-group';
import ShowMoreIcon from '@atlaskit/icon/core/show-more-horizontal';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Connector } from '#contract/connectors.ts';
import { showConnector } from '../../../api/connector-queries.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { useFlags } from '../../../ui/use-flags.tsx';
import { changeConnector } from '../connector-mutations.ts';
import { DeleteDialog } from './delete-dialog.tsx';

const texts = connectorsTexts.more;

/** Disable or enable, and delete. */
export function MoreActions({ connector }: { readonly connector: Connector }) {
  const [isDeleting, setIsDeleting] = useState(false);
  const queryClient = useQueryClient();
  const flags = useFlags();
  const { mutate, isPending } = useMutation({
    mutationFn: (enabled: boolean) => changeConnector(connector.id, { enabled }),
    onSuccess: async (changed) => {
      flags.success(changed.enabled ? texts.enabled(changed.name) : texts.disabled(changed.name));
      await showConnector(queryClient, changed);
    },
    onError: (error) => {
      flags.problem(error);
    },
  });
  return (
    <>
      <DropdownMenu
        placement="bottom-end"
        trigger={({ triggerRef, ...trigger }) => (
          <IconButton {...trigger} ref={triggerRef} icon={ShowMoreIcon} label={texts.label} isLoading={isPending} />
        )}
      >
        <DropdownItemGroup>
          <DropdownItem
            description={connector.enabled ? texts.disableHelp : texts.enableHelp}
            onClick={() => {
              mutate(!connector.enabled);
            }}
          >
            {connector.enabled ? texts.disable : texts.enable}
          </DropdownItem>
          <DropdownItem
            onClick={() => {
              setIsDeleting(true);
            }}
          >
            {texts.delete}
          </DropdownItem>
        </DropdownItemGroup>
      </DropdownMenu>
      <DeleteDialog
        connector={connector}
        isOpen={isDeleting}
        onClose={() => {
          setIsDeleting(false);
        }}
      />
    </>
  );
}
