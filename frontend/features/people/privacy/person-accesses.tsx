import Button from '@atlaskit/button/default/button';
import ModalBody from '@atlaskit/modal-dialog/modal-body';
import ModalDialog from '@atlaskit/modal-dialog/modal-dialog';
import ModalFooter from '@atlaskit/modal-dialog/modal-footer';
import ModalHeader from '@atlaskit/modal-dialog/modal-header';
import ModalTitle from '@atlaskit/modal-dialog/modal-title';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Person } from '#contract/people.ts';
import { privacyTexts } from '../../../texts/privacy.ts';
import { uiTexts } from '../../../texts/ui.ts';
import { AccessTable } from '../../../ui/access-table.tsx';
import { ListStates } from '../../../ui/list-states.tsx';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import { personAccessesQuery } from './person-accesses-query.ts';

const texts = privacyTexts.person;

interface PersonAccessesProps {
  readonly person: Pick<Person, 'id' | 'displayName'>;
  readonly onClose: () => void;
}

/** Who has looked at a person, in a dialog. */
export function PersonAccesses({ person, onClose }: PersonAccessesProps) {
  const title = texts.accessesOf(person.displayName);
  return (
    <ModalDialog onClose={onClose} width="large">
      <ModalHeader hasCloseButton>
        <ModalTitle>{title}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <Accesses personId={person.id} label={title} />
      </ModalBody>
      <ModalFooter>
        <Button appearance="primary" onClick={onClose}>
          {uiTexts.close}
        </Button>
      </ModalFooter>
    </ModalDialog>
  );
}

function Accesses({ personId, label }: { readonly personId: string; readonly label: string }) {
  const [page, setPage] = useState(1);
  const query = useQuery(personAccessesQuery(personId, page));
  return (
    <ListStates
      query={query}
      loading={<SkeletonRows rows={4} />}
      isEmpty={({ total }) => total === 0}
      empty={<p>{texts.noAccesses}</p>}
    >
      {({ items, total }) => (
        <AccessTable
          isOfOne
          label={label}
          accesses={items}
          total={total}
          page={page}
          isLoading={query.isPlaceholderData}
          onPage={setPage}
        />
      )}
    </ListStates>
  );
}
