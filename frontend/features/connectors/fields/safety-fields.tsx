import Heading from '@atlaskit/heading/heading';
import type { Safety } from '#contract/connectors.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { errorAt, type FieldErrors } from '../../../ui/forms/field-errors.ts';
import { describeLimit, limitNames, type LimitName } from './describe-limit.ts';
import styles from './fields.module.css';
import { NumberField } from '../../../ui/forms/number-field.tsx';

const texts = connectorsTexts.safety;

interface SafetyFieldsProps {
  readonly value: Safety;
  readonly onChange: (value: Safety) => void;
  readonly errors?: FieldErrors;
  /** How many people are known before the next run. */
  readonly known: number;
}

/** The guard's limits, each with what it comes to today. */
export function SafetyFields({ value, onChange, errors = {}, known }: SafetyFieldsProps) {
  return (
    <div>
      {limitNames.map((name) => (
        <LimitFields
          key={name}
          name={name}
          limit={value[name]}
          known={known}
          errors={errors}
          onChange={(limit) => {
            onChange({ ...value, [name]: limit });
          }}
        />
      ))}
    </div>
  );
}

interface LimitFieldsProps {
  readonly name: LimitName;
  readonly limit: Safety[LimitName];
  readonly known: number;
  readonly errors: FieldErrors;
  readonly onChange: (limit: Safety[LimitName]) => void;
}

function LimitFields({ name, limit, known, errors, onChange }: LimitFieldsProps) {
  return (
    <section className={styles['limit']}>
      <Heading size="xsmall" as="h3">
        {texts.limits[name].title}
      </Heading>
      <p className={styles['explanation']}>{texts.limits[name].help}</p>
      <div className={styles['pair']}>
        <NumberField
          label={texts.percent}
          error={errorAt(errors, `${name}.percent`)}
          min={0}
          max={100}
          value={limit.percent}
          onChange={(percent) => {
            onChange({ ...limit, percent });
          }}
        />
        <NumberField
          label={texts.atLeast}
          error={errorAt(errors, `${name}.atLeast`)}
          min={0}
          max={1_000_000}
          value={limit.atLeast}
          onChange={(atLeast) => {
            onChange({ ...limit, atLeast });
          }}
        />
      </div>
      <p className={styles['words']} aria-live="polite">
        {describeLimit(name, limit, known)}
      </p>
    </section>
  );
}
