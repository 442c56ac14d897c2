import { ErrorMessage } from '@atlaskit/form/error-message';
import { HelperMessage } from '@atlaskit/form/helper-message';
import Toggle from '@atlaskit/toggle/toggle';
import { useId, type ReactNode } from 'react';
import styles from './form-field.module.css';

interface ToggleFieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
}

/** A switch with its label at the right and its help below. */
export function ToggleField({ label, help, error, isDisabled = false, isChecked, onChange }: ToggleFieldProps) {
  const id = useId();
  const messageId = `${id}-message`;
  return (
    <div className={styles['toggle']}>
      <Toggle
        id={id}
        isChecked={isChecked}
        isDisabled={isDisabled}
        descriptionId={messageId}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      />
      <label htmlFor={id} className={styles['toggleLabel']}>
        {label}
      </label>
      <div id={messageId} className={styles['message']}>
        {error !== undefined && <ErrorMessage>{error}</ErrorMessage>}
        {error === undefined && help !== undefined && <HelperMessage>{help}</HelperMessage>}
      </div>
    </div>
  );
}
