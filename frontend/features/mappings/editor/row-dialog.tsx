import Button from '@atlaskit/button/default/button';
import ModalBody from '@atlaskit/modal-dialog/modal-body';
import ModalDialog from '@atlaskit/modal-dialog/modal-dialog';
import ModalFooter from '@atlaskit/modal-dialog/modal-footer';
import ModalHeader from '@atlaskit/modal-dialog/modal-header';
import ModalTitle from '@atlaskit/modal-dialog/modal-title';
import type { MappingRow } from '#contract/mapping.ts';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { uiTexts } from '../../../texts/ui.ts';
import { targetLabel } from '../../../texts/words.ts';
import type { DraftRows } from '../rows/draft-rows.ts';
import type { RowProblem } from '../rows/row-problem.ts';
import { LiveResult } from './live-result.tsx';
import styles from './editor.module.css';
import { SourceFields } from './source-fields.tsx';
import { TargetFields } from './target-fields.tsx';
import { TransformsFields } from './transforms-fields.tsx';
import { useRowForm } from './use-row-form.ts';
import { WhenEmptyFields } from './when-empty-fields.tsx';

const texts = mappingsTexts.form;

export interface RowDialogProps {
  readonly connectorId: string;
  /** Whose result is shown. */
  readonly person: string | undefined;
  readonly drafts: DraftRows;
  /** Key of the row; one that no row has: a new row. */
  readonly editing: string;
  /** What is known to be wrong with the row as it was opened. */
  readonly problems: readonly RowProblem[];
  readonly onApply: (row: MappingRow) => void;
  readonly onClose: () => void;
}

/** One row of the mapping, with what it makes of the chosen person as it is typed. */
export function RowDialog({ connectorId, person, drafts, editing, problems, onApply, onClose }: RowDialogProps) {
  const opened = drafts.find(({ key }) => key === editing)?.row;
  const fields = useRowForm({ connectorId, person, drafts, editing, problems });
  const apply = () => {
    const row = fields.submit();
    if (row) onApply(row);
  };
  return (
    <ModalDialog onClose={onClose} width="x-large" shouldCloseOnOverlayClick={false}>
      <ModalHeader hasCloseButton closeButtonLabel={uiTexts.close}>
        <ModalTitle>{opened ? texts.editTitle(targetLabel(opened.target)) : texts.addTitle}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <div className={styles['columns']}>
          <div className={styles['fields']}>
            <TargetFields fields={fields} drafts={drafts} editing={editing} />
            <SourceFields fields={fields} connectorId={connectorId} />
            <TransformsFields fields={fields} />
            <WhenEmptyFields fields={fields} />
          </div>
          <LiveResult live={fields.live} isComplete={fields.isComplete} />
        </div>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          {uiTexts.cancel}
        </Button>
        <Button appearance="primary" onClick={apply}>
          {texts.apply}
        </Button>
      </ModalFooter>
    </ModalDialog>
  );
}
