import type { TargetKind } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { errorAt, errorsBelow, type FieldErrors } from '../../../ui/forms/field-errors.ts';
import { RadioField } from '../../../ui/forms/radio-field.tsx';
import { ToggleField } from '../../../ui/forms/toggle-field.tsx';
import { FieldRows } from './field-rows.tsx';
import styles from './fields.module.css';
import { PeopleFields } from './people-fields.tsx';
import type { TargetContent } from './target-parts.ts';

const texts = targetsTexts.content;

interface ContentFieldsProps {
  readonly kind: TargetKind | undefined;
  readonly value: TargetContent;
  readonly onChange: (value: TargetContent) => void;
  readonly errors: FieldErrors;
}

/** Whose people are pushed, and what of them. */
export function ContentFields({ kind, value, onChange, errors }: ContentFieldsProps) {
  return (
    <div>
      <PeopleFields
        value={value.people}
        error={errorAt(errors, 'people')}
        onChange={(people) => {
          onChange({ ...value, people });
        }}
      />
      <FieldRows
        kind={kind}
        value={value.fields}
        errors={errorsBelow(errors, 'fields')}
        onChange={(fields) => {
          onChange({ ...value, fields });
        }}
      />
      {(kind?.capabilities.manager !== false || value.manager) && (
        <ToggleField
          label={texts.manager.label}
          help={texts.manager.help}
          error={errors['manager']}
          isChecked={value.manager}
          onChange={(manager) => {
            onChange({ ...value, manager });
          }}
        />
      )}
      <PictureFields kind={kind} value={value} onChange={onChange} errors={errors} />
    </div>
  );
}

const missing = (['keep', 'clear'] as const).map((value) => ({ value, ...texts.pictures.missing[value] }));

function PictureFields({ kind, value, onChange, errors }: ContentFieldsProps) {
  const way = kind?.capabilities.picture;
  const { pictures } = value;
  if (way === 'none' && !pictures.send) return <p className={styles['note']}>{texts.noPictures}</p>;
  return (
    <>
      <ToggleField
        label={texts.pictures.label}
        help={way === 'hosted-address' ? texts.pictures.hosted : texts.pictures.bytes}
        error={errorAt(errors, 'pictures')}
        isChecked={pictures.send}
        onChange={(send) => {
          onChange({ ...value, pictures: { ...pictures, send } });
        }}
      />
      {pictures.send && (
        <RadioField
          label={texts.pictures.whenMissing}
          choices={missing}
          value={pictures.whenMissing}
          onChange={(whenMissing) => {
            onChange({ ...value, pictures: { ...pictures, whenMissing } });
          }}
        />
      )}
    </>
  );
}
