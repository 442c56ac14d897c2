import Button from '@atlaskit/button/default/button';
import IconButton from '@atlaskit/button/icon/button';
import DeleteIcon from '@atlaskit/icon/core/delete';
import Heading from '@atlaskit/heading/heading';
import type { Connector } from '#contract/connectors.ts';
import { profileFields } from '#contract/mapping.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { fieldLabels } from '../../../texts/words.ts';
import type { FieldErrors } from '../../../ui/forms/field-errors.ts';
import { SelectField } from '../../../ui/forms/select-field.tsx';
import { NumberField } from '../../../ui/forms/number-field.tsx';
import styles from './edit.module.css';
import { fillOrder, useConnectorsWith } from './fill-order.ts';

const texts = connectorsTexts.profile.exceptions;
type FieldPrioritiesOf = Connector['fieldPriorities'];

const fieldChoices = profileFields.map((field) => ({ value: `field:${field}`, label: fieldLabels[field] }));

interface FieldPrioritiesProps {
  /** The connector as it stands in the form. */
  readonly draft: Connector;
  readonly onChange: (value: FieldPrioritiesOf) => void;
  readonly errors: FieldErrors;
}

/** Fields in which this connector's place in the order differs. */
export function FieldPriorities({ draft, onChange, errors }: FieldPrioritiesProps) {
  const connectors = useConnectorsWith(draft);
  const value = draft.fieldPriorities;
  const entries = Object.entries(value);
  const free = fieldChoices.filter((choice) => !(choice.value in value));
  const [firstFree] = free;
  const replace = (index: number, entry?: readonly [key: string, place: number]) => {
    onChange(Object.fromEntries(entries.flatMap((each, at) => (at === index ? (entry ? [entry] : []) : [each]))));
  };
  return (
    <section className={styles['exceptions']}>
      <Heading size="xsmall" as="h3">
        {texts.title}
      </Heading>
      <p>{texts.intro}</p>
      {entries.map(([key, place], index) => (
        <div key={key} className={styles['exception']}>
          <SelectField
            label={texts.field}
            choices={[...choicesOf(key), ...free]}
            value={key}
            onChange={(next) => {
              replace(index, [next, place]);
            }}
          />
          <NumberField
            label={texts.place}
            error={errors[`fieldPriorities.${key}`]}
            min={0}
            max={1000}
            value={place}
            onChange={(next) => {
              replace(index, [key, next]);
            }}
          />
          <IconButton
            icon={DeleteIcon}
            label={texts.remove(choicesOf(key)[0]?.label ?? key)}
            appearance="subtle"
            onClick={() => {
              replace(index);
            }}
          />
          {connectors.length > 1 && (
            <p className={styles['fieldOrder']}>{texts.order(fillOrder(connectors, key).map(({ name }) => name))}</p>
          )}
        </div>
      ))}
      {firstFree !== undefined && (
        <Button
          onClick={() => {
            onChange({ ...value, [firstFree.value]: draft.priority });
          }}
        >
          {texts.add}
        </Button>
      )}
    </section>
  );
}

/** The field itself, or a user property that was set over the API. */
function choicesOf(key: string) {
  const known = fieldChoices.find(({ value }) => value === key);
  return [known ?? { value: key, label: key.replace('property:', '') }];
}
