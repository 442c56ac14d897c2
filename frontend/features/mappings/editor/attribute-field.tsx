import { useQuery } from '@tanstack/react-query';
import { Problem } from '../../../api/problem.ts';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { problemTexts } from '../../../texts/problems.ts';
import { FormField } from '../../../ui/forms/form-field.tsx';
import { attributesQuery } from '../mapping-queries.ts';
import { AttributePicker } from './attribute-picker.tsx';
import styles from './editor.module.css';
import { errorAtField, Suggestion, warningAtField } from './field-problems.tsx';
import type { RowFields } from './use-row-form.ts';

const texts = mappingsTexts.form.path;

interface AttributeFieldProps {
  readonly label: string;
  readonly help?: string;
  /** Where in the row this path stands. */
  readonly place: string;
  readonly fields: RowFields;
  readonly connectorId: string;
  readonly value: string;
  readonly onChange: (path: string) => void;
}

/** One path: picked from what is really there, or typed by hand. */
export function AttributeField({ label, help, place, fields, connectorId, value, onChange }: AttributeFieldProps) {
  const { error } = useQuery(attributesQuery(connectorId));
  const why = error instanceof Problem ? error.detail : problemTexts.unknown;
  const hint = error === null ? (warningAtField(fields, place) ?? help) : texts.unavailable(why);
  return (
    <div className={styles['attribute']}>
      <FormField
        label={label}
        error={errorAtField(fields, place)}
        isRequired
        {...(hint === undefined ? {} : { help: hint })}
      >
        {(control) => (
          <AttributePicker
            control={control}
            connectorId={connectorId}
            value={value}
            placeholder={texts.placeholder}
            onChange={onChange}
          />
        )}
      </FormField>
      <Suggestion fields={fields} path={place} />
    </div>
  );
}
