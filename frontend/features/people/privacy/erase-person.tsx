import TextField from '@atlaskit/textfield/text-field';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Person } from '#contract/people.ts';
import type { ErasedPerson } from '#contract/privacy.ts';
import { personQuery } from '../../../api/person-query.ts';
import { privacyTexts } from '../../../texts/privacy.ts';
import { ConfirmByNameDialog } from '../../../ui/confirm-by-name-dialog.tsx';
import { FormField } from '../../../ui/forms/form-field.tsx';
import { ToggleField } from '../../../ui/forms/toggle-field.tsx';
import { paths } from '../../../ui/paths.ts';
import { ErasedDialog } from './erased-dialog.tsx';
import { erase } from './erase-query.ts';
import styles from './privacy.module.css';

const texts = privacyTexts.erase;

interface ErasePersonProps {
  readonly person: Person;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Asks for the name, erases, and says what came of it; then there is no page of the person to come back to. */
export function ErasePerson({ person, isOpen, onClose }: ErasePersonProps) {
  const [reason, setReason] = useState('');
  const [clearTargets, setClearTargets] = useState(false);
  const { erased, mutate, isPending, error, leave } = useErasing(person);
  const confirm = person.email ?? person.displayName;
  if (erased) return <ErasedDialog erased={erased} onClose={() => void leave()} />;
  return (
    <ConfirmByNameDialog
      isOpen={isOpen}
      title={texts.title(person.displayName)}
      confirmLabel={texts.confirm}
      name={confirm}
      isBusy={isPending}
      error={error}
      onConfirm={() => {
        mutate({ confirm, reason, clearTargets });
      }}
      onClose={onClose}
    >
      <div className={styles['words']}>
        <p>{texts.body}</p>
        <p>{texts.notBack}</p>
        <p>{texts.stays}</p>
      </div>
      <ToggleField
        label={texts.clearTargets}
        help={texts.clearTargetsHelp}
        isChecked={clearTargets}
        onChange={setClearTargets}
      />
      <FormField label={texts.reason} help={texts.reasonHelp}>
        {(control) => (
          <TextField
            {...control}
            autoComplete="off"
            value={reason}
            onChange={(event) => {
              setReason(event.currentTarget.value);
            }}
          />
        )}
      </FormField>
    </ConfirmByNameDialog>
  );
}

function useErasing({ id }: Pick<Person, 'id'>) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [erased, setErased] = useState<ErasedPerson>();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: Parameters<typeof erase>[1]) => erase(id, body),
    onSuccess: setErased,
  });
  const leave = async () => {
    await navigate(paths.people);
    // Asked for again, their page would only be told that there is no such person.
    queryClient.removeQueries({ queryKey: personQuery(id).queryKey });
    await queryClient.invalidateQueries({ queryKey: ['people'] });
  };
  return { erased, mutate, isPending, error, leave };
}
