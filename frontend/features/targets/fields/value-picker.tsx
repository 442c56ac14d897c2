import CreatableSelect from '@atlaskit/select/creatable-select';
import { useQuery } from '@tanstack/react-query';
import { targetsTexts } from '../../../texts/targets.ts';
import type { Choice } from '../../../ui/forms/select-field.tsx';
import { propertyNamesQuery } from '../target-people-queries.ts';
import { choiceOf, newPropertyChoice, valueGroups } from './value-choices.ts';

const texts = targetsTexts.content.fields;

interface ValuePickerProps {
  readonly label: string;
  readonly isInvalid: boolean;
  readonly describedBy: string;
  /** A value key, or empty. */
  readonly value: string;
  readonly onChange: (key: string) => void;
}

/** A profile field, a user property that some connector fills, or any other name of a property as it is typed. */
export function ValuePicker({ label, isInvalid, describedBy, value, onChange }: ValuePickerProps) {
  const { data: propertyNames = [] } = useQuery(propertyNamesQuery);
  return (
    <CreatableSelect<Choice<string>>
      label={label}
      isInvalid={isInvalid}
      descriptionId={describedBy}
      menuPosition="fixed"
      options={valueGroups(propertyNames)}
      value={choiceOf(value)}
      placeholder={texts.chooseValue}
      getNewOptionData={newPropertyChoice}
      onChange={(choice: Choice<string> | null) => {
        if (choice) onChange(choice.value);
      }}
    />
  );
}
