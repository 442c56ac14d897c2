import Button from '@atlaskit/button/default/button';
import AddIcon from '@atlaskit/icon/core/add';
import type { SourceKind } from '#contract/connectors.ts';
import { mappingsTexts } from '../../texts/mappings.ts';
import styles from './mapping-editor.module.css';
import { PersonChooser } from './person/person-chooser.tsx';
import { PresetsMenu } from './presets-menu.tsx';
import type { DraftRows } from './rows/draft-rows.ts';

interface MappingToolbarProps {
  readonly kind: SourceKind | undefined;
  readonly drafts: DraftRows;
  readonly onPerson: (person: string | undefined) => void;
  readonly onChange: (drafts: DraftRows) => void;
  readonly onAdd: () => void;
}

export function MappingToolbar({ kind, drafts, onPerson, onChange, onAdd }: MappingToolbarProps) {
  return (
    <div className={styles['toolbar']}>
      <PersonChooser onChoose={onPerson} />
      <div className={styles['buttons']}>
        <PresetsMenu presets={kind?.presets ?? []} drafts={drafts} onChange={onChange} />
        <Button appearance="primary" iconBefore={AddIcon} onClick={onAdd}>
          {mappingsTexts.add}
        </Button>
      </div>
    </div>
  );
}
