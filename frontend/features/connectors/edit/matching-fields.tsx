import TextField from '@atlaskit/textfield/text-field';
import type { Connector } from '#contract/connectors.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { FormField } from '../../../ui/forms/form-field.tsx';
import { RadioField } from '../../../ui/forms/radio-field.tsx';

const texts = connectorsTexts.profile.matching;
type Matching = Connector['matching'];

const propertyPrefix = 'property:';

interface MatchingFieldsProps {
  readonly value: Matching;
  readonly error: string | undefined;
  readonly onChange: (value: Matching) => void;
}

/** By what this connector's people find the profile that another connector has made of them. */
export function MatchingFields({ value: { key }, error, onChange }: MatchingFieldsProps) {
  const choice = key === 'none' || key === 'email' ? key : 'property';
  return (
    <>
      <RadioField
        label={texts.label}
        choices={[
          { value: 'email', ...texts.email },
          { value: 'property', ...texts.property },
          { value: 'none', ...texts.none },
        ]}
        value={choice}
        onChange={(next) => {
          onChange({ key: next === 'property' ? propertyPrefix : next });
        }}
      />
      {choice === 'property' && (
        <FormField label={texts.name.label} help={texts.name.help} error={error && texts.name.missing} isRequired>
          {(control) => (
            <TextField
              {...control}
              width="large"
              value={key.slice(propertyPrefix.length)}
              onChange={(event) => {
                onChange({ key: propertyPrefix + event.currentTarget.value });
              }}
            />
          )}
        </FormField>
      )}
    </>
  );
}
