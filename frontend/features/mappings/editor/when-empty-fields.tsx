import TextField from '@atlaskit/textfield/text-field';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { FormField } from '../../../ui/forms/form-field.tsx';
import { RadioField } from '../../../ui/forms/radio-field.tsx';
import { errorAtField } from './field-problems.tsx';
import type { RowFields } from './use-row-form.ts';

const texts = mappingsTexts.whenEmpty;
const choices = (['clear', 'keep', 'default'] as const).map((value) => ({ value, ...texts.choices[value] }));

export function WhenEmptyFields({ fields }: { readonly fields: RowFields }) {
  const { form, set } = fields;
  return (
    <>
      <RadioField
        label={texts.label}
        choices={choices}
        value={form.whenEmpty}
        onChange={(whenEmpty) => {
          set({ whenEmpty });
        }}
      />
      {form.whenEmpty === 'default' && (
        <FormField label={texts.value} error={errorAtField(fields, 'whenEmpty.value')} isRequired>
          {(control) => (
            <TextField
              {...control}
              value={form.defaultValue}
              onChange={(event) => {
                set({ defaultValue: event.currentTarget.value });
              }}
            />
          )}
        </FormField>
      )}
    </>
  );
}
