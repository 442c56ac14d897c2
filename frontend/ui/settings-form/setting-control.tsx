import { uiTexts } from '../../texts/ui.ts';
import { FormField } from '../forms/form-field.tsx';
import { SelectField } from '../forms/select-field.tsx';
import { ToggleField } from '../forms/toggle-field.tsx';
import { SecretField } from './secret-field.tsx';
import { textOf, type SettingField, type SettingValue } from './setting-fields.ts';
import { TextControl } from './text-control.tsx';
import { UploadedFileField } from './uploaded-file-field.tsx';

interface SettingControlProps {
  readonly field: SettingField;
  readonly value: SettingValue | undefined;
  readonly error: string | undefined;
  readonly isDisabled: boolean;
  /** `undefined`: the field was emptied and has no value. */
  readonly onChange: (value: SettingValue | undefined) => void;
}

/** The control that fits one field of the schema. */
export function SettingControl({ field, value, error, isDisabled, onChange }: SettingControlProps) {
  const { label, help, isRequired } = field;
  const toggleProps = { label, error, isDisabled, ...(help === undefined ? {} : { help }) };
  const common = { ...toggleProps, isRequired };
  switch (field.control) {
    case 'secret':
      return (
        <SecretField {...common} isLong={field.isLong} canExpire={field.canExpire} value={value} onChange={onChange} />
      );
    case 'file':
      return <UploadedFileField {...common} accept={field.accept} value={value} onChange={onChange} />;
    case 'choice':
      return <SelectField {...common} choices={field.choices} value={textOf(value)} onChange={onChange} />;
    case 'toggle':
      return <ToggleField {...toggleProps} isChecked={value === true} onChange={onChange} />;
    case 'text':
    case 'number':
    case 'date':
    case 'lines':
    case 'textarea':
      return (
        <FormField {...common} help={field.control === 'lines' ? joined(help, uiTexts.list.onePerLine) : help}>
          {(control) => <TextControl control={control} field={field} value={value} onChange={onChange} />}
        </FormField>
      );
  }
}

function joined(...sentences: readonly (string | undefined)[]): string {
  return sentences.filter((sentence) => sentence !== undefined).join(' ');
}
