import { ErrorMessage } from '@atlaskit/form/error-message';
import Radio from '@atlaskit/radio/radio';
import { useId } from 'react';
import styles from './form-field.module.css';
import type { Choice } from './select-field.tsx';

interface RadioFieldProps<Value extends string> {
  readonly label: string;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
  /** `help` is a sentence below the choice. */
  readonly choices: readonly (Choice<Value> & { readonly help?: string })[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One of a few choices, all of them in view with what they mean. */
export function RadioField<Value extends string>(props: RadioFieldProps<Value>) {
  const { label, error, isDisabled = false, choices, value, onChange } = props;
  const name = useId();
  return (
    <fieldset className={styles['radios']}>
      <legend className={styles['legend']}>{label}</legend>
      {choices.map((choice) => (
        <div key={choice.value} className={styles['radio']}>
          <Radio
            name={name}
            value={choice.value}
            label={choice.label}
            isChecked={choice.value === value}
            isDisabled={isDisabled}
            {...(choice.help === undefined ? {} : { 'aria-describedby': `${name}-${choice.value}` })}
            onChange={() => {
              onChange(choice.value);
            }}
          />
          {choice.help !== undefined && (
            <div id={`${name}-${choice.value}`} className={styles['radioHelp']}>
              {choice.help}
            </div>
          )}
        </div>
      ))}
      {error !== undefined && <ErrorMessage>{error}</ErrorMessage>}
    </fieldset>
  );
}
