import CreatableSelect from '@atlaskit/select/creatable-select';
import Select from '@atlaskit/select/default';
import type { TargetKind } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { uiTexts } from '../../../texts/ui.ts';
import type { Choice } from '../../../ui/forms/select-field.tsx';

const texts = targetsTexts.content.fields;

interface NamePickerProps {
  readonly kind: TargetKind | undefined;
  readonly label: string;
  readonly isInvalid: boolean;
  readonly describedBy: string;
  /** Names that other rows fill already. */
  readonly taken: readonly string[];
  readonly value: string;
  readonly onChange: (name: string) => void;
}

/** A field of the target, under its own name; where it takes properties, any name as it is typed. */
export function NamePicker({ kind, label, isInvalid, describedBy, taken, value, onChange }: NamePickerProps) {
  const fields = kind?.capabilities.fields ?? [];
  const options = fields
    .filter(({ name }) => !taken.includes(name))
    .map((field) => ({ value: field.name, label: field.label }));
  const known = fields.find(({ name }) => name === value);
  const shared = {
    label,
    isInvalid,
    descriptionId: describedBy,
    menuPosition: 'fixed' as const,
    options,
    value: value === '' ? null : { value, label: known?.label ?? value },
    noOptionsMessage: () => uiTexts.select.noMatch,
    onChange: (choice: Choice<string> | null) => {
      if (choice) onChange(choice.value);
    },
  };
  if (kind?.capabilities.properties === null) {
    return <Select<Choice<string>> {...shared} placeholder={texts.choosePlain} />;
  }
  return (
    <CreatableSelect<Choice<string>>
      {...shared}
      placeholder={texts.chooseField}
      getNewOptionData={(typed) => ({ value: typed.trim(), label: texts.newName(typed.trim()) })}
    />
  );
}
