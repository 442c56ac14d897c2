import TextField from '@atlaskit/textfield/text-field';
import { useRef } from 'react';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { FormField } from '../../../ui/forms/form-field.tsx';
import { AttributePicker } from './attribute-picker.tsx';
import styles from './editor.module.css';
import { errorAtField, Suggestion, warningAtField } from './field-problems.tsx';
import type { SourceFieldsProps } from './source-fields-props.ts';

const texts = mappingsTexts.form.template;

/** Text with attributes in braces; picked ones are put in where the cursor was. */
export function TemplateField({ fields, connectorId }: SourceFieldsProps) {
  const { template } = fields.form;
  const caret = useRef<number>(undefined);
  const insert = (path: string) => {
    const at = caret.current ?? template.length;
    fields.set({ template: `${template.slice(0, at)}{${path}}${template.slice(at)}` });
    caret.current = at + path.length + 2;
  };
  return (
    <>
      <FormField
        label={texts.label}
        help={warningAtField(fields, 'source.template') ?? texts.help}
        error={errorAtField(fields, 'source.template')}
        isRequired
      >
        {(control) => (
          <TextField
            {...control}
            isMonospaced
            spellCheck={false}
            value={template}
            onSelect={(event) => {
              caret.current = event.currentTarget.selectionStart ?? undefined;
            }}
            onChange={(event) => {
              fields.set({ template: event.currentTarget.value });
            }}
          />
        )}
      </FormField>
      <Suggestion fields={fields} path="source.template" />
      <div className={styles['insert']}>
        <FormField label={texts.insert}>
          {(control) => (
            <AttributePicker
              control={control}
              connectorId={connectorId}
              value=""
              placeholder={mappingsTexts.form.path.placeholder}
              onChange={insert}
            />
          )}
        </FormField>
      </div>
    </>
  );
}
