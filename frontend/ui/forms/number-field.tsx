import TextField from '@atlaskit/textfield/text-field';
import { uiTexts } from '../../texts/ui.ts';
import { FormField } from './form-field.tsx';

interface NumberFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly error?: string | undefined;
  readonly min: number;
  readonly max: number;
  /** `NaN` while nothing is typed; such a number is refused before it is sent. */
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function isWholeWithin(value: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

/** A whole number between two others. */
export function NumberField({ label, help, error, min, max, value, onChange }: NumberFieldProps) {
  const problem = isWholeWithin(value, { min, max }) ? error : uiTexts.number(min, max);
  return (
    <FormField label={label} error={problem} {...(help === undefined ? {} : { help })}>
      {(control) => (
        <TextField
          {...control}
          type="number"
          width="small"
          min={min}
          max={max}
          value={Number.isNaN(value) ? '' : String(value)}
          onChange={(event) => {
            onChange(event.currentTarget.value === '' ? Number.NaN : Number(event.currentTarget.value));
          }}
        />
      )}
    </FormField>
  );
}
