import Button from '@atlaskit/button/default/button';
import IconButton from '@atlaskit/button/icon/button';
import { ErrorMessage } from '@atlaskit/form/error-message';
import Heading from '@atlaskit/heading/heading';
import ArrowLeftIcon from '@atlaskit/icon/core/arrow-left';
import DeleteIcon from '@atlaskit/icon/core/delete';
import Select from '@atlaskit/select/default';
import { useId } from 'react';
import type { TargetFieldRow, TargetKind } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import type { FieldErrors } from '../../../ui/forms/field-errors.ts';
import type { Choice } from '../../../ui/forms/select-field.tsx';
import styles from './fields.module.css';
import { NamePicker } from './name-picker.tsx';
import { usualFields } from './target-parts.ts';
import { ValuePicker } from './value-picker.tsx';

const texts = targetsTexts.content.fields;

interface FieldRowsProps {
  readonly kind: TargetKind | undefined;
  readonly value: TargetFieldRow[];
  readonly onChange: (rows: TargetFieldRow[]) => void;
  /** By path within the rows: `0.to`. */
  readonly errors: FieldErrors;
}

/** Which fields of the target are filled from which values of a person. */
export function FieldRows({ kind, value, onChange, errors }: FieldRowsProps) {
  const headingId = useId();
  const add = () => {
    const free = kind && usualFields(kind.capabilities).find(({ to }) => value.every((row) => row.to !== to));
    onChange([...value, free ?? { to: '', from: '', whenEmpty: 'clear' }]);
  };
  return (
    <section className={styles['rows']} aria-labelledby={headingId}>
      <Heading size="xsmall" as="h3" id={headingId}>
        {texts.title}
      </Heading>
      {value.length === 0 ? (
        <p className={styles['none']}>{texts.none}</p>
      ) : (
        <div className={styles['columns']} aria-hidden="true">
          <span>{texts.to}</span>
          <span />
          <span>{texts.from}</span>
          <span>{texts.whenEmpty}</span>
        </div>
      )}
      {value.map((row, index) => (
        <FieldRow
          // Rows have no name of their own, and are only ever added at the end.
          key={index}
          kind={kind}
          row={row}
          place={index + 1}
          taken={value.filter((other) => other !== row).map(({ to }) => to)}
          toError={errors[`${String(index)}.to`]}
          fromError={errors[`${String(index)}.from`]}
          onChange={(next) => {
            onChange(value.map((other) => (other === row ? next : other)));
          }}
          onRemove={() => {
            onChange(value.filter((other) => other !== row));
          }}
        />
      ))}
      <div className={styles['add']}>
        <Button onClick={add}>{texts.add}</Button>
        {value.length === 0 && kind !== undefined && usualFields(kind.capabilities).length > 0 && (
          <Button
            appearance="subtle"
            onClick={() => {
              onChange(usualFields(kind.capabilities));
            }}
          >
            {texts.usual}
          </Button>
        )}
      </div>
    </section>
  );
}

interface FieldRowProps {
  readonly kind: TargetKind | undefined;
  readonly row: TargetFieldRow;
  /** Counts from 1. */
  readonly place: number;
  readonly taken: readonly string[];
  readonly toError: string | undefined;
  readonly fromError: string | undefined;
  readonly onChange: (row: TargetFieldRow) => void;
  readonly onRemove: () => void;
}

function FieldRow(props: FieldRowProps) {
  const { kind, row, place, taken, toError, fromError, onChange, onRemove } = props;
  const errorId = useId();
  return (
    <div className={styles['row']}>
      <NamePicker
        kind={kind}
        label={texts.toOf(place)}
        isInvalid={toError !== undefined}
        describedBy={errorId}
        taken={taken}
        value={row.to}
        onChange={(to) => {
          onChange({ ...row, to });
        }}
      />
      <span className={styles['arrow']}>
        <ArrowLeftIcon label="←" size="small" />
      </span>
      <ValuePicker
        label={texts.fromOf(place)}
        isInvalid={fromError !== undefined}
        describedBy={errorId}
        value={row.from}
        onChange={(from) => {
          onChange({ ...row, from });
        }}
      />
      <WhenEmpty row={row} place={place} onChange={onChange} />
      <IconButton icon={DeleteIcon} label={texts.removeOf(row.to)} appearance="subtle" onClick={onRemove} />
      <div id={errorId} className={styles['rowError']} aria-live="polite">
        {toError !== undefined && <ErrorMessage>{toError}</ErrorMessage>}
        {fromError !== undefined && <ErrorMessage>{fromError}</ErrorMessage>}
      </div>
    </div>
  );
}

const whenEmptyChoices = (['clear', 'keep'] as const).map((value) => ({ value, label: texts.whenEmptyChoices[value] }));

function WhenEmpty({ row, place, onChange }: Pick<FieldRowProps, 'row' | 'place' | 'onChange'>) {
  return (
    <Select<Choice<TargetFieldRow['whenEmpty']>>
      label={texts.whenEmptyOf(place)}
      menuPosition="fixed"
      isSearchable={false}
      options={whenEmptyChoices}
      value={whenEmptyChoices.find(({ value }) => value === row.whenEmpty) ?? null}
      onChange={(choice: Choice<TargetFieldRow['whenEmpty']> | null) => {
        if (choice) onChange({ ...row, whenEmpty: choice.value });
      }}
    />
  );
}
