import ModalTransition from '@atlaskit/modal-dialog/modal-transition';
import { useState } from 'react';
import type { Connector, SourceKind } from '#contract/connectors.ts';
import type { MappingRow } from '#contract/mapping.ts';
import { mappingsTexts } from '../../texts/mappings.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { UnsavedChanges } from '../../ui/unsaved-changes.tsx';
import { RowDialog } from './editor/row-dialog.tsx';
import { MappingSaveBar } from './mapping-save-bar.tsx';
import styles from './mapping-editor.module.css';
import { MappingToolbar } from './mapping-toolbar.tsx';
import { PersonVerdict } from './person/person-verdict.tsx';
import { AfterSave } from './preview/after-save.tsx';
import { withAdded, withReplaced } from './rows/draft-rows.ts';
import { MappingTable } from './table/mapping-table.tsx';
import { useLiveResults } from './use-live-results.ts';
import { useMappingEditor } from './use-mapping-editor.ts';

interface MappingEditorProps {
  readonly connector: Connector;
  readonly kind: SourceKind | undefined;
  readonly saved: readonly MappingRow[];
}

/** Rows are added, edited, moved and removed here, with what they make of one real person; saved as a whole. */
export function MappingEditor({ connector, kind, saved }: MappingEditorProps) {
  const editor = useMappingEditor(connector.id, saved);
  const [person, setPerson] = useState<string>();
  /** The key of the row in the dialog; `new` for one that is being added. */
  const [editing, setEditing] = useState<string>();
  const { drafts, change } = editor;
  const live = useLiveResults({ connectorId: connector.id, person, drafts, refused: editor.refused });
  const close = () => {
    setEditing(undefined);
  };
  const apply = (row: MappingRow) => {
    change(editing === undefined || editing === 'new' ? withAdded(drafts, [row]) : withReplaced(drafts, editing, row));
    close();
  };
  return (
    <>
      <UnsavedChanges isDirty={editor.isDirty} />
      <p className={styles['intro']}>{mappingsTexts.intro}</p>
      {editor.isJustSaved && <AfterSave connector={connector} />}
      <MappingToolbar
        kind={kind}
        drafts={drafts}
        onPerson={setPerson}
        onChange={change}
        onAdd={() => {
          setEditing('new');
        }}
      />
      <PersonVerdict live={live} />
      <MappingTable drafts={drafts} live={live} onChange={change} onEdit={setEditing} />
      <SaveProblem editor={editor} />
      <MappingSaveBar connector={connector} editor={editor} />
      <ModalTransition>
        {editing !== undefined && (
          <RowDialog
            connectorId={connector.id}
            person={person}
            drafts={drafts}
            editing={editing}
            problems={live.problems.get(editing) ?? []}
            onApply={apply}
            onClose={close}
          />
        )}
      </ModalTransition>
    </>
  );
}

function SaveProblem({ editor: { error, refused } }: { readonly editor: ReturnType<typeof useMappingEditor> }) {
  const isAtRows = refused !== undefined && refused.errors.length > 0;
  if (error === null) return null;
  return (
    <div className={styles['problem']}>
      <ProblemMessage
        error={error}
        title={isAtRows ? mappingsTexts.notSavedRows : mappingsTexts.notSaved}
        isShownElsewhere={(path) => /^items\.\d+\./.test(path)}
      />
    </div>
  );
}
