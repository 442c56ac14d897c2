import TextField from '@atlaskit/textfield/text-field';
import type { Transform } from '#contract/mapping.ts';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { FormField } from '../../../ui/forms/form-field.tsx';
import { ToggleField } from '../../../ui/forms/toggle-field.tsx';
import styles from './editor.module.css';
import { errorAtField, Suggestion } from './field-problems.tsx';
import type { RowFields } from './use-row-form.ts';

const texts = mappingsTexts.form.transforms.fields;

interface ParametersProps<Kind extends Transform> {
  readonly transform: Kind;
  /** Where in the row the transform stands. */
  readonly path: string;
  readonly fields: RowFields;
  readonly onChange: (transform: Transform) => void;
}

/** What a transform has to be told; most need nothing. */
export function TransformParameters({ transform, ...rest }: ParametersProps<Transform>) {
  const { onChange } = rest;
  switch (transform.kind) {
    case 'replace':
      return <ReplaceParameters transform={transform} {...rest} />;
    case 'split':
      return <SplitParameters transform={transform} {...rest} />;
    case 'join':
      return (
        <Parameter
          {...rest}
          name="separator"
          value={transform.separator}
          onType={(separator) => {
            onChange({ ...transform, separator });
          }}
        />
      );
    case 'prefix':
    case 'suffix':
      return (
        <Parameter
          {...rest}
          name="text"
          value={transform.text}
          onType={(text) => {
            onChange({ ...transform, text });
          }}
        />
      );
    case 'date':
      return (
        <Parameter
          {...rest}
          name="format"
          value={transform.format}
          onType={(format) => {
            onChange({ ...transform, format });
          }}
        />
      );
    case 'trim':
    case 'lower':
    case 'upper':
    case 'title':
    case 'stripEmailDomain':
    case 'guestAddress':
    case 'first':
    case 'removeDiacritics':
      return null;
  }
}

function ReplaceParameters(props: ParametersProps<Extract<Transform, { kind: 'replace' }>>) {
  const { transform, onChange } = props;
  return (
    <div className={styles['parameters']}>
      <Parameter
        {...props}
        name="pattern"
        value={transform.pattern}
        onType={(pattern) => {
          onChange({ ...transform, pattern });
        }}
      />
      <Parameter
        {...props}
        name="replacement"
        value={transform.replacement}
        onType={(replacement) => {
          onChange({ ...transform, replacement });
        }}
      />
      <ToggleField
        label={texts.ignoreCase}
        isChecked={transform.ignoreCase ?? false}
        onChange={(ignoreCase) => {
          onChange({ ...transform, ignoreCase });
        }}
      />
    </div>
  );
}

function SplitParameters(props: ParametersProps<Extract<Transform, { kind: 'split' }>>) {
  const { transform, onChange } = props;
  return (
    <div className={styles['parameters']}>
      <Parameter
        {...props}
        name="separator"
        value={transform.separator}
        onType={(separator) => {
          onChange({ ...transform, separator });
        }}
      />
      <Parameter
        {...props}
        name="index"
        type="number"
        value={Number.isNaN(transform.index) ? '' : String(transform.index)}
        onType={(text) => {
          onChange({ ...transform, index: text === '' ? Number.NaN : Number(text) });
        }}
      />
    </div>
  );
}

interface ParameterProps extends Omit<ParametersProps<Transform>, 'transform' | 'onChange'> {
  readonly name: Exclude<keyof typeof texts, 'ignoreCase'>;
  readonly type?: 'number';
  readonly value: string;
  readonly onType: (text: string) => void;
}

function Parameter({ name, type, value, onType, path, fields }: ParameterProps) {
  const place = `${path}.${name}`;
  return (
    <div>
      <FormField label={texts[name]} error={errorAtField(fields, place)}>
        {(control) => (
          <TextField
            {...control}
            isCompact
            isMonospaced={name === 'pattern'}
            spellCheck={false}
            value={value}
            {...(type === undefined ? {} : { type })}
            onChange={(event) => {
              onType(event.currentTarget.value);
            }}
          />
        )}
      </FormField>
      <Suggestion fields={fields} path={place} />
    </div>
  );
}
