import IconButton from '@atlaskit/button/icon/button';
import DropdownMenu from '@atlaskit/dropdown-menu/dropdown-menu';
import DropdownItem from '@atlaskit/dropdown-menu/dropdown-menu-item';
import DropdownItemGroup from '@atlaskit/dropdown-menu/dropdown-menu-item-group';
import ShowMoreIcon from '@atlaskit/icon/core/show-more-horizontal';
import { useState } from 'react';
import type { TargetView } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { useFlags } from '../../../ui/use-flags.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { useSetEnabled } from './use-set-enabled.ts';

const texts = targetsTexts.more;

/** Switch off, and delete. */
export function MoreActions({ target }: { readonly target: TargetView }) {
  const [isDeleting, setIsDeleting] = useState(false);
  const flags = useFlags();
  const { mutate, isPending } = useSetEnabled(target);
  const switchOff = () => {
    mutate(false, {
      onError: (error) => {
        flags.problem(error);
      },
    });
  };
  return (
    <>
      <DropdownMenu
        placement="bottom-end"
        trigger={({ triggerRef, ...trigger }) => (
          <IconButton {...trigger} ref={triggerRef} icon={ShowMoreIcon} label={texts.label} isLoading={isPending} />
        )}
      >
        <DropdownItemGroup>
          {target.enabled && (
            <DropdownItem description={texts.offHelp} onClick={switchOff}>
              {texts.off}
            </DropdownItem>
          )}
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
        target={target}
        isOpen={isDeleting}
        onClose={() => {
          setIsDeleting(false);
        }}
      />
    </>
  );
}
