import TextField from '@atlaskit/textfield/text-field';
import type { FieldControl } from '../forms/form-field.tsx';
import { FileText } from './file-text.tsx';
import { LinesText } from './lines-text.tsx';
import { textOf, type SettingField, type SettingValue } from './setting-fields.ts';

interface TextControlProps {
  readonly control: FieldControl;
  readonly field: SettingField;
  readonly value: SettingValue | undefined;
  readonly onChange: (value: SettingValue | undefined) => void;
}

/** What is typed: a line, lines, a file's text, a number or a date. */
export function TextControl({ control, field, value, onChange }: TextControlProps) {
  const shared = { ...control, ...(field.placeholder === undefined ? {} : { placeholder: field.placeholder }) };
  if (field.control === 'textarea') return <FileText {...shared} value={textOf(value)} onChange={onChange} />;
  if (field.control === 'lines') {
    return <LinesText {...shared} value={Array.isArray(value) ? value.map(String) : []} onChange={onChange} />;
  }
  const isNumber = field.control === 'number';
  const isShort = isNumber || field.control === 'date';
  return (
    <TextField
      {...shared}
      {...(isShort ? { type: field.control, width: 'small' } : {})}
      value={textOf(value)}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        // An emptied number or date is not an empty text.
        if (isShort && typed === '') onChange(undefined);
        else onChange(isNumber ? Number(typed) : typed);
      }}
    />
  );
}
