import Select from '@atlaskit/select/default';
import { uiTexts } from '../../texts/ui.ts';
import type { Choice } from '../forms/select-field.tsx';

interface FilterSelectProps {
  readonly label: string;
  /** Shown when nothing is chosen. */
  readonly anyLabel: string;
  readonly choices: readonly Choice<string>[];
  readonly value: string | undefined;
  /** Empty: anything. */
  readonly onChange: (value: string) => void;
}

/** One filter above a list. */
export function FilterSelect({ label, anyLabel, choices, value, onChange }: FilterSelectProps) {
  return (
    <Select<Choice<string>>
      label={label}
      spacing="compact"
      isClearable
      options={choices}
      placeholder={anyLabel}
      noOptionsMessage={() => uiTexts.select.noMatch}
      value={choices.find((choice) => choice.value === value) ?? null}
      onChange={(choice: Choice<string> | null) => {
        onChange(choice?.value ?? '');
      }}
    />
  );
}

/** Choices out of a table of labels, in its order. */
export function choicesOf(labels: Readonly<Record<string, string>>): readonly Choice<string>[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}
