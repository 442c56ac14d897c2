import TextArea from '@atlaskit/textarea/text-area';
import TextField from '@atlaskit/textfield/text-field';
import { useState } from 'react';
import type { SourceKind } from '#contract/connectors.ts';
import type { ConnectorScope } from '#contract/scope.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { errorAt, type FieldErrors } from '../../../ui/forms/field-errors.ts';
import { FormField } from '../../../ui/forms/form-field.tsx';
import { RadioField } from '../../../ui/forms/radio-field.tsx';
import { ToggleField } from '../../../ui/forms/toggle-field.tsx';

const texts = connectorsTexts.scope;

interface ScopeFieldsProps {
  readonly kind: SourceKind | undefined;
  readonly value: ConnectorScope;
  readonly onChange: (value: ConnectorScope) => void;
  /** By path within the scope. */
  readonly errors?: FieldErrors;
}

/** Which of the provider's people come in. */
export function ScopeFields({ kind, value, onChange, errors = {} }: ScopeFieldsProps) {
  const filter = texts.filterOf(kind?.kind);
  return (
    <div>
      {kind?.capabilities.groups !== false && (
        <GroupFields kind={kind} value={value} onChange={onChange} errors={errors} />
      )}
      <div data-setting="scope.filter">
        <FormField label={filter.label} help={filter.help} error={errorAt(errors, 'filter')}>
          {(control) => (
            <TextField
              {...control}
              value={value.filter}
              placeholder={filter.example}
              spellCheck={false}
              onChange={(event) => {
                onChange({ ...value, filter: event.currentTarget.value });
              }}
            />
          )}
        </FormField>
      </div>
      <ToggleField
        label={texts.disabled.label}
        help={texts.disabled.help}
        isChecked={value.includeDisabled}
        onChange={(includeDisabled) => {
          onChange({ ...value, includeDisabled });
        }}
      />
      {hasGuests(kind) && (
        <ToggleField
          label={texts.guests.label}
          help={texts.guests.help}
          isChecked={value.includeGuests}
          onChange={(includeGuests) => {
            onChange({ ...value, includeGuests });
          }}
        />
      )}
    </div>
  );
}

/** A directory server and a file know no guests of other organizations. */
function hasGuests(kind: SourceKind | undefined): boolean {
  return kind === undefined || ['entra', 'scim'].includes(kind.kind);
}

function GroupFields({ kind, value, onChange, errors = {} }: ScopeFieldsProps) {
  const [who, setWho] = useState<'everyone' | 'groups'>(value.groups.length > 0 ? 'groups' : 'everyone');
  const groups = texts.groupsOf(kind?.kind);
  const isEmpty = value.groups.every((group) => group.trim() === '');
  return (
    <>
      <RadioField
        label={texts.who}
        choices={[
          { value: 'everyone', label: texts.everyone },
          { value: 'groups', label: texts.groups },
        ]}
        value={value.groups.length > 0 ? 'groups' : who}
        onChange={(next) => {
          setWho(next);
          if (next === 'everyone') onChange({ ...value, groups: [] });
        }}
      />
      {(who === 'groups' || value.groups.length > 0) && (
        <>
          <div data-setting="scope.groups">
            {' '}
            <FormField
              label={groups.label}
              help={isEmpty ? texts.noGroup : groups.help}
              error={errorAt(errors, 'groups')}
              isRequired
            >
              {(control) => (
                <TextArea
                  {...control}
                  minimumRows={3}
                  spellCheck={false}
                  placeholder={groups.example}
                  value={value.groups.join('\n')}
                  onChange={(event) => {
                    const text = event.currentTarget.value;
                    onChange({ ...value, groups: text === '' ? [] : text.split('\n') });
                  }}
                />
              )}
            </FormField>
          </div>
          <ToggleField
            label={texts.nested.label}
            help={texts.nested.help}
            isChecked={value.nestedGroups}
            onChange={(nestedGroups) => {
              onChange({ ...value, nestedGroups });
            }}
          />
        </>
      )}
    </>
  );
}
