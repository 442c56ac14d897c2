import Button from '@atlaskit/button/default/button';
import DropdownMenu from '@atlaskit/dropdown-menu/dropdown-menu';
import DropdownItem from '@atlaskit/dropdown-menu/dropdown-menu-item';
import DropdownItemGroup from '@atlaskit/dropdown-menu/dropdown-menu-item-group';
import ModalBody from '@atlaskit/modal-dialog/modal-body';
import ModalDialog from '@atlaskit/modal-dialog/modal-dialog';
import ModalFooter from '@atlaskit/modal-dialog/modal-footer';
import ModalHeader from '@atlaskit/modal-dialog/modal-header';
import ModalTitle from '@atlaskit/modal-dialog/modal-title';
import ModalTransition from '@atlaskit/modal-dialog/modal-transition';
import { useState } from 'react';
import type { SourceKind } from '#contract/connectors.ts';
import { mappingsTexts } from '../../texts/mappings.ts';
import { uiTexts } from '../../texts/ui.ts';
import { missingRows, withAdded, type DraftRows } from './rows/draft-rows.ts';

const texts = mappingsTexts.presets;
type Preset = SourceKind['presets'][number];

interface PresetsMenuProps {
  readonly presets: readonly Preset[];
  readonly drafts: DraftRows;
  readonly onChange: (drafts: DraftRows) => void;
}

/** Ready-made mappings: in place of all rows, or for the targets that no row fills yet. */
export function PresetsMenu({ presets, drafts, onChange }: PresetsMenuProps) {
  const [chosen, setChosen] = useState<Preset>();
  const close = () => {
    setChosen(undefined);
  };
  if (presets.length === 0) return null;
  return (
    <>
      <DropdownMenu trigger={texts.menu} placement="bottom-end">
        <DropdownItemGroup title={texts.group}>
          {presets.map((preset) => (
            <DropdownItem
              key={preset.id}
              onClick={() => {
                setChosen(preset);
              }}
            >
              {preset.label}
            </DropdownItem>
          ))}
        </DropdownItemGroup>
      </DropdownMenu>
      <ModalTransition>
        {chosen && (
          <PresetDialog
            preset={chosen}
            drafts={drafts}
            onClose={close}
            onChange={(next) => {
              onChange(next);
              close();
            }}
          />
        )}
      </ModalTransition>
    </>
  );
}

interface PresetDialogProps extends Omit<PresetsMenuProps, 'presets'> {
  readonly preset: Preset;
  readonly onClose: () => void;
}

function PresetDialog({ preset, drafts, onChange, onClose }: PresetDialogProps) {
  const missing = missingRows(drafts, preset.rows);
  return (
    <ModalDialog onClose={onClose} width="small">
      <ModalHeader hasCloseButton>
        <ModalTitle>{texts.title(preset.label)}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <p>
          {texts.body(preset.rows.length, missing.length)} {texts.unsaved}
        </p>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          {uiTexts.cancel}
        </Button>
        <Button
          appearance={missing.length === 0 ? 'primary' : 'default'}
          onClick={() => {
            onChange(withAdded([], preset.rows));
          }}
        >
          {texts.replace}
        </Button>
        {missing.length > 0 && (
          <Button
            appearance="primary"
            onClick={() => {
              onChange(withAdded(drafts, missing));
            }}
          >
            {texts.addMissing(missing.length)}
          </Button>
        )}
      </ModalFooter>
    </ModalDialog>
  );
}
