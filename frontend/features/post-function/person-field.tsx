import Select from '@atlaskit/select/default';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listPeople, type PersonSummary } from '#contract/people.ts';
import { call } from '../../api/call.ts';
import { issueTexts } from '../../texts/issues.ts';
import { Face } from '../../ui/face.tsx';
import { FormField } from '../../ui/forms/form-field.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import styles from './post-function.module.css';
import { usePersonName } from './use-person-name.ts';

const texts = issueTexts.postFunction;
const typingPauseMs = 250;
/** As many as fit below the field within a low frame. */
const fewPeople = 5;

function activePeopleQuery(search: string) {
  return queryOptions({
    queryKey: ['people', 'active', search],
    queryFn: ({ signal }) => call(listPeople, { query: { search, active: 'true', pageSize: fewPeople }, signal }),
    placeholderData: keepPreviousData,
  });
}

interface PersonChoice {
  readonly value: string;
  readonly label: string;
  /** Absent for whom an earlier page has chosen. */
  readonly person?: PersonSummary;
}

interface PersonFieldProps {
  readonly personId: string | undefined;
  readonly error: string | undefined;
  readonly onChoose: (personId: string) => void;
}

/** Someone active of the directory, found by typing. */
export function PersonField({ personId, error, onChoose }: PersonFieldProps) {
  const [typed, setTyped] = useState('');
  const found = useQuery(activePeopleQuery(useDebounced(typed.trim(), typingPauseMs)));
  const options = (found.data?.items ?? []).map((person): PersonChoice => ({
    value: person.id,
    label: person.displayName,
    person,
  }));
  const name = usePersonName(personId);
  return (
    <>
      <FormField label={texts.person} error={error ?? (name.isGone ? texts.personGone : undefined)} isRequired>
        {(control) => (
          <Select<PersonChoice>
            inputId={control.id}
            isInvalid={control.isInvalid}
            isRequired={control.isRequired}
            descriptionId={control['aria-describedby']}
            options={options}
            value={personId === undefined || name.isGone ? null : { value: personId, label: name.text }}
            inputValue={typed}
            isLoading={found.isFetching}
            placeholder={texts.choosePerson}
            filterOption={() => true}
            formatOptionLabel={(choice: PersonChoice) => <ChoiceLabel choice={choice} />}
            loadingMessage={() => texts.searching}
            noOptionsMessage={() => texts.nobody}
            onInputChange={setTyped}
            onChange={(choice: PersonChoice | null) => {
              if (choice) onChoose(choice.value);
            }}
          />
        )}
      </FormField>
      <ProblemMessage error={found.error} title={texts.failed} onRetry={() => void found.refetch()} />
    </>
  );
}

function ChoiceLabel({ choice: { label, person } }: { readonly choice: PersonChoice }) {
  if (!person) return label;
  return (
    <span className={styles['choice']}>
      <Face name={person.displayName} picture={person.picture} size={24} />
      <span>{person.displayName}</span>
      <span className={styles['address']}>{person.email}</span>
    </span>
  );
}
