import { Label } from '@atlaskit/form/label';
import { ErrorMessage } from '@atlaskit/form/error-message';
import { HelperMessage } from '@atlaskit/form/helper-message';
import { RequiredAsterisk } from '@atlaskit/form/required-asterisk';
import { useId, type ReactNode } from 'react';
import styles from './form-field.module.css';

/** Spread onto the control inside a field: `<Textfield {...control} />`. */
export interface FieldControl {
  readonly id: string;
  readonly isInvalid: boolean;
  readonly isRequired: boolean;
  readonly isDisabled: boolean;
  readonly 'aria-describedby': string;
  /** Atlaskit's text area says it only in a data attribute. */
  readonly 'aria-invalid': boolean;
}

interface FormFieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly children: (control: FieldControl) => ReactNode;
}

/** Label, control, and below it the help or what is wrong. The control is controlled by its form. */
export function FormField(props: FormFieldProps) {
  const { label, help, error, isRequired = false, isDisabled = false, children } = props;
  const id = useId();
  const messageId = `${id}-message`;
  const isInvalid = error !== undefined;
  return (
    <div className={styles['field']}>
      <div className={styles['label']}>
        <Label htmlFor={id}>
          {label}
          {isRequired && <RequiredAsterisk />}
        </Label>
      </div>
      {children({ id, isInvalid, isRequired, isDisabled, 'aria-describedby': messageId, 'aria-invalid': isInvalid })}
      <div id={messageId} aria-live="polite" className={styles['message']}>
        {error !== undefined && <ErrorMessage>{error}</ErrorMessage>}
        {error === undefined && help !== undefined && <HelperMessage>{help}</HelperMessage>}
      </div>
    </div>
  );
}
