import CreatableSelect from '@atlaskit/select/creatable-select';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { Attribute } from '#contract/connectors.ts';
import { mappingsTexts } from '../../../texts/mappings.ts';
import type { FieldControl } from '../../../ui/forms/form-field.tsx';
import { attributesQuery } from '../mapping-queries.ts';
import { matchingAttributes } from '../rows/matching-attributes.ts';
import styles from './editor.module.css';

const texts = mappingsTexts.form.path;

interface PathChoice {
  readonly value: string;
  readonly label: string;
  /** Absent for a path that was typed by hand. */
  readonly attribute?: Attribute;
}

interface AttributePickerProps {
  readonly control: FieldControl;
  readonly connectorId: string;
  readonly value: string;
  readonly placeholder: string;
  readonly onChange: (path: string) => void;
}

/** The attributes that are really present, with samples, searched by both; any other path is taken as it is typed. */
export function AttributePicker({ control, connectorId, value, placeholder, onChange }: AttributePickerProps) {
  const { data, isLoading } = useQuery(attributesQuery(connectorId));
  const [typed, setTyped] = useState('');
  /** What leaving the field takes: on a touch screen choosing an option leaves it too, in the same moment. */
  const pending = useRef('');
  const type = (text: string) => {
    pending.current = text;
    setTyped(text);
  };
  const { shown, more } = useMemo(() => matchingAttributes(data?.items ?? [], typed), [data, typed]);
  const sampled = data?.sampled ?? 0;
  const options = shown.map((attribute): PathChoice => ({ value: attribute.path, label: attribute.path, attribute }));
  const take = (path: string) => {
    type('');
    if (path.trim() !== '' && path !== value) onChange(path.trim());
  };
  return (
    <CreatableSelect<PathChoice>
      inputId={control.id}
      isInvalid={control.isInvalid}
      isRequired={control.isRequired}
      descriptionId={control['aria-describedby']}
      menuPosition="fixed"
      options={
        more > 0
          ? [
              { label: '', options },
              { label: texts.more(more), options: [] },
            ]
          : options
      }
      value={value === '' ? null : { value, label: value }}
      inputValue={typed}
      isLoading={isLoading}
      placeholder={placeholder}
      filterOption={() => true}
      formatOptionLabel={(choice: PathChoice, { context }: { context: string }) =>
        context === 'menu' ? <MenuLabel choice={choice} sampled={sampled} /> : choice.label
      }
      formatCreateLabel={texts.use}
      isValidNewOption={(text: string) => text.trim() !== '' && !shown.some(({ path }) => path === text.trim())}
      allowCreateWhileLoading
      // The tab key leaves the field with what was typed, not with the option that happens to be marked. Atlaskit means to
      // do so by itself one day; until then this is the only way.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      tabSelectsValue={false}
      loadingMessage={() => texts.loading}
      noOptionsMessage={() => texts.none}
      onInputChange={(text: string, { action }: { action: string }) => {
        if (action === 'input-change') type(text);
      }}
      // What was typed and not chosen is meant all the same.
      onBlur={() => {
        take(pending.current);
      }}
      onChange={(choice: PathChoice | null) => {
        if (choice) take(choice.value);
      }}
    />
  );
}

function MenuLabel({
  choice: { label, attribute },
  sampled,
}: {
  readonly choice: PathChoice;
  readonly sampled: number;
}) {
  if (!attribute) return label;
  return (
    <span className={styles['option']}>
      <code className={styles['code']}>{attribute.path}</code>
      <span className={styles['present']}>{texts.present(attribute.present, sampled)}</span>
      <span className={styles['samples']}>{attribute.samples.join(' · ')}</span>
    </span>
  );
}
