import TextArea from '@atlaskit/textarea/text-area';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { FormField } from '../../../ui/forms/form-field.tsx';
import { errorAtField, Suggestion } from './field-problems.tsx';
import type { RowFields } from './use-row-form.ts';

const texts = mappingsTexts.form.expression;

export function ExpressionField({ fields }: { readonly fields: RowFields }) {
  return (
    <>
      <FormField label={texts.label} help={texts.help} error={errorAtField(fields, 'source.expression')} isRequired>
        {(control) => (
          <TextArea
            {...control}
            isMonospaced
            spellCheck={false}
            minimumRows={4}
            value={fields.form.expression}
            onChange={(event) => {
              fields.set({ expression: event.currentTarget.value });
            }}
          />
        )}
      </FormField>
      <Suggestion fields={fields} path="source.expression" />
    </>
  );
}
