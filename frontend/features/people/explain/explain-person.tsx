import Button from '@atlaskit/button/default/button';
import ModalTransition from '@atlaskit/modal-dialog/modal-transition';
import { useState } from 'react';
import type { Person } from '#contract/people.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { ExplainDialog } from './explain-dialog.tsx';

export function ExplainPerson({ person }: { readonly person: Person }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {peopleTexts.person.explain}
      </Button>
      <ModalTransition>
        {isOpen && (
          <ExplainDialog
            person={person}
            onClose={() => {
              setIsOpen(false);
            }}
          />
        )}
      </ModalTransition>
    </>
  );
}
