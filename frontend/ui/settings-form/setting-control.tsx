import TextArea from '@atlaskit/textarea/text-area';
import TextField from '@atlaskit/textfield/text-field';
import { uiTexts } from '../../texts/ui.ts';
import { FormField, type FieldControl } from '../forms/form-field.tsx';
import { SelectField } from '../forms/select-field.tsx';
import { ToggleField } from '../forms/toggle-field.tsx';
import { FileText } from './file-text.tsx';
import { SecretField } from './secret-field.tsx';
import type { SettingField, SettingValue } from './setting-fields.ts';

interface SettingControlProps {
  readonly field: SettingField;
  readonly value: SettingValue | undefined;
  readonly error: string | undefined;
  readonly isDisabled: boolean;
  readonly onChange: (value: SettingValue) => void;
}

/** The control that fits one field of the schema. */
export function SettingControl({ field, value, error, isDisabled, onChange }: SettingControlProps) {
  const { label, help, isRequired } = field;
  const toggleProps = { label, error, isDisabled, ...(help === undefined ? {} : { help }) };
  const common = { ...toggleProps, isRequired };
  switch (field.control) {
    case 'secret':
      return <SecretField {...common} isLong={field.isLong} value={value} onChange={onChange} />;
    case 'choice':
      return <SelectField {...common} choices={field.choices} value={textOf(value)} onChange={onChange} />;
    case 'toggle':
      return <ToggleField {...toggleProps} isChecked={value === true} onChange={onChange} />;
    case 'text':
    case 'number':
    case 'lines':
    case 'textarea':
      return (
        <FormField {...common} help={field.control === 'lines' ? joined(help, uiTexts.list.onePerLine) : help}>
          {(control) => <TextControl control={control} field={field} value={value} onChange={onChange} />}
        </FormField>
      );
  }
}

interface TextControlProps {
  readonly control: FieldControl;
  readonly field: SettingField;
  readonly value: SettingValue | undefined;
  readonly onChange: (value: SettingValue) => void;
}

function TextControl({ control, field, value, onChange }: TextControlProps) {
  const placeholder = field.placeholder === undefined ? {} : { placeholder: field.placeholder };
  if (field.control === 'textarea') return <FileText {...control} value={textOf(value)} onChange={onChange} />;
  if (field.control === 'lines') {
    const lines = Array.isArray(value) ? value.map(String).join('\n') : '';
    return (
      <TextArea
        {...control}
        {...placeholder}
        value={lines}
        minimumRows={2}
        onChange={(event) => {
          onChange(event.currentTarget.value === '' ? [] : event.currentTarget.value.split('\n'));
        }}
      />
    );
  }
  if (field.control === 'number') {
    return (
      <TextField
        {...control}
        {...placeholder}
        type="number"
        width="small"
        value={textOf(value)}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          onChange(typed === '' ? null : Number(typed));
        }}
      />
    );
  }
  return (
    <TextField
      {...control}
      {...placeholder}
      value={textOf(value)}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}

function textOf(value: SettingValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function joined(...sentences: readonly (string | undefined)[]): string {
  return sentences.filter((sentence) => sentence !== undefined).join(' ');
}
