import TextField from '@atlaskit/textfield/text-field';
import { profileFields } from '#contract/mapping.ts';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { fieldLabels } from '../../../texts/words.ts';
import { FormField } from '../../../ui/forms/form-field.tsx';
import { RadioField } from '../../../ui/forms/radio-field.tsx';
import { SelectField } from '../../../ui/forms/select-field.tsx';
import { targetsOf, without, type DraftRows } from '../rows/draft-rows.ts';
import { errorAtField } from './field-problems.tsx';
import type { RowFields } from './use-row-form.ts';

const texts = mappingsTexts.form;
const kinds = (['profile', 'userProperty'] as const).map((value) => ({ value, ...texts.targetKinds[value] }));
const fieldHelp: Readonly<Record<string, string | undefined>> = texts.fieldHelp;

interface TargetFieldsProps {
  readonly fields: RowFields;
  readonly drafts: DraftRows;
  readonly editing: string;
}

/** What the row fills. */
export function TargetFields({ fields, drafts, editing }: TargetFieldsProps) {
  const { form, set } = fields;
  const error = errorAtField(fields, 'target.name');
  const taken = targetsOf(without(drafts, editing));
  const choices = profileFields.map((value) => {
    const place = taken.get(`profile:${value}`);
    return { value, label: place === undefined ? fieldLabels[value] : texts.filled(fieldLabels[value], place) };
  });
  return (
    <>
      <RadioField
        label={texts.targetKind}
        choices={kinds}
        value={form.targetKind}
        onChange={(targetKind) => {
          set({ targetKind });
        }}
      />
      {form.targetKind === 'profile' ? (
        <SelectField
          label={texts.field}
          help={form.field && fieldHelp[form.field]}
          error={error}
          isRequired
          isSearchable
          choices={choices}
          value={form.field}
          onChange={(field) => {
            set({ field });
          }}
        />
      ) : (
        <FormField label={texts.property.label} help={texts.property.help} error={error} isRequired>
          {(control) => (
            <TextField
              {...control}
              value={form.property}
              onChange={(event) => {
                set({ property: event.currentTarget.value });
              }}
            />
          )}
        </FormField>
      )}
    </>
  );
}
