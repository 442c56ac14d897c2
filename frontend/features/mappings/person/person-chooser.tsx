import { Label } from '@atlaskit/form/label';
import CreatableSelect from '@atlaskit/select/creatable-select';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { PersonSummary } from '#contract/people.ts';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { Face } from '../../../ui/face.tsx';
import { peopleQuery } from '../mapping-queries.ts';
import { useDebounced } from '../../../ui/use-debounced.ts';
import styles from './person.module.css';

const texts = mappingsTexts.person;
const typingPauseMs = 250;

interface PersonChoice {
  readonly value: string;
  readonly label: string;
  /** Absent for someone who is not in the directory. */
  readonly person?: PersonSummary;
}

/** Whose result is shown: someone of the directory, or anyone whom the provider knows by an id or e-mail address. */
export function PersonChooser({ onChoose }: { readonly onChoose: (person: string | undefined) => void }) {
  const id = useId();
  const [chosen, setChosen] = useState<PersonChoice | null>(null);
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim(), typingPauseMs);
  const { data, isFetching } = useQuery({ ...peopleQuery(search), placeholderData: keepPreviousData });
  const options = (data?.items ?? []).map((person): PersonChoice => ({
    value: person.id,
    label: person.displayName,
    person,
  }));
  return (
    <div className={styles['chooser']}>
      <Label htmlFor={id}>{texts.label}</Label>
      <CreatableSelect<PersonChoice>
        inputId={id}
        spacing="compact"
        isClearable
        options={options}
        value={chosen}
        inputValue={typed}
        isLoading={isFetching}
        placeholder={texts.placeholder}
        filterOption={() => true}
        formatOptionLabel={(choice: PersonChoice) => <ChoiceLabel choice={choice} />}
        formatCreateLabel={texts.use}
        isValidNewOption={(text: string) => text.trim().length > 2}
        loadingMessage={() => texts.searching}
        noOptionsMessage={() => (typed === '' ? texts.hint : texts.none)}
        onInputChange={setTyped}
        onChange={(choice: PersonChoice | null) => {
          setChosen(choice);
          onChoose(choice?.value.trim());
        }}
      />
    </div>
  );
}

function ChoiceLabel({ choice: { label, person } }: { readonly choice: PersonChoice }) {
  if (!person) return label;
  return (
    <span className={styles['choice']}>
      <Face name={person.displayName} picture={person.picture} size={24} isInactive={!person.active} />
      <span>{person.displayName}</span>
      <span className={styles['address']}>{person.email}</span>
    </span>
  );
}
