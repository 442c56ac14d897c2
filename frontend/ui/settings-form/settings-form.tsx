import { useMemo } from 'react';
import type { SourceKind } from '#contract/connectors.ts';
import { uiTexts } from '../../texts/ui.ts';
import { errorAt, type FieldErrors } from '../forms/field-errors.ts';
import { SettingControl } from './setting-control.tsx';
import { settingFields, type SettingField, type Settings } from './setting-fields.ts';
import styles from './settings-form.module.css';

interface SettingsFormProps {
  /** JSON Schema of the kind's settings. */
  readonly schema: SourceKind['settingsSchema'];
  readonly value: Settings;
  readonly onChange: (value: Settings) => void;
  /** By path within the settings: `urls.0` is shown at `urls`. See `errorsBelow`. */
  readonly errors?: FieldErrors;
  readonly isDisabled?: boolean;
}

/** The fields of any kind of connector, made from its JSON Schema. The page around it saves, checks and guards. */
export function SettingsForm({ schema, value, onChange, errors = {}, isDisabled = false }: SettingsFormProps) {
  const fields = useMemo(() => settingFields(schema), [schema]);
  const advanced = fields.filter((field) => field.isAdvanced);
  const control = (field: SettingField) => (
    <div key={field.name} data-setting={field.name}>
      <SettingControl
        field={field}
        value={value[field.name]}
        error={errorAt(errors, field.name)}
        isDisabled={isDisabled}
        onChange={(next) => {
          onChange(next === undefined ? without(value, field.name) : { ...value, [field.name]: next });
        }}
      />
    </div>
  );
  const hasAdvancedError = advanced.some((field) => errorAt(errors, field.name) !== undefined);
  return (
    <div>
      {fields.filter((field) => !field.isAdvanced).map(control)}
      {advanced.length > 0 && (
        <details className={styles['advanced']} open={hasAdvancedError || undefined}>
          <summary>{uiTexts.advanced}</summary>
          {advanced.map(control)}
        </details>
      )}
    </div>
  );
}

function without(settings: Settings, name: string): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => key !== name));
}
