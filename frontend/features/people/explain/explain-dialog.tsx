import Button from '@atlaskit/button/default/button';
import ModalBody from '@atlaskit/modal-dialog/modal-body';
import ModalDialog from '@atlaskit/modal-dialog/modal-dialog';
import ModalFooter from '@atlaskit/modal-dialog/modal-footer';
import ModalHeader from '@atlaskit/modal-dialog/modal-header';
import ModalTitle from '@atlaskit/modal-dialog/modal-title';
import { useState } from 'react';
import type { Person } from '#contract/people.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { uiTexts } from '../../../texts/ui.ts';
import { SelectField } from '../../../ui/forms/select-field.tsx';
import { Explanation } from './explanation.tsx';

const texts = peopleTexts.explain;

interface ExplainDialogProps {
  readonly person: Person;
  readonly onClose: () => void;
}

/** What each mapping row of a connector makes of this person right now, and whether they are in scope. */
export function ExplainDialog({ person, onClose }: ExplainDialogProps) {
  const [connectorId, setConnectorId] = useState(person.connectors[0]?.id ?? '');
  return (
    <ModalDialog onClose={onClose} width="x-large">
      <ModalHeader hasCloseButton closeButtonLabel={uiTexts.close}>
        <ModalTitle>{texts.title(person.displayName)}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        {person.connectors.length > 1 && (
          <SelectField
            label={texts.connector}
            choices={person.connectors.map(({ id, name }) => ({ value: id, label: name }))}
            value={connectorId}
            onChange={setConnectorId}
          />
        )}
        <Explanation connectorId={connectorId} personId={person.id} />
      </ModalBody>
      <ModalFooter>
        <Button onClick={onClose}>{uiTexts.close}</Button>
      </ModalFooter>
    </ModalDialog>
  );
}
