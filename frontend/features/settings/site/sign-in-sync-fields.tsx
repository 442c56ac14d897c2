import { settingsTexts } from '../../../texts/settings.ts';
import { NumberField } from '../../../ui/forms/number-field.tsx';
import { ToggleField } from '../../../ui/forms/toggle-field.tsx';
import type { SettingsDraft } from './use-site-settings.ts';

const texts = settingsTexts.general;
const minutesPerWeek = 7 * 24 * 60;

interface SignInSyncFieldsProps {
  readonly settings: Pick<SettingsDraft, 'draft' | 'set' | 'errors'>;
}

/** Whether people are read again when they come. */
export function SignInSyncFields({ settings: { draft, set, errors } }: SignInSyncFieldsProps) {
  const { signInSync } = draft;
  if (!signInSync) return null;
  return (
    <>
      <ToggleField
        label={texts.signInSync}
        help={texts.signInSyncHelp}
        isChecked={signInSync.enabled}
        onChange={(enabled) => {
          set({ signInSync: { ...signInSync, enabled } });
        }}
      />
      {signInSync.enabled && (
        <NumberField
          label={texts.everyMinutes}
          help={texts.everyMinutesHelp}
          error={errors['signInSync.everyMinutes']}
          min={1}
          max={minutesPerWeek}
          value={signInSync.everyMinutes}
          onChange={(everyMinutes) => {
            set({ signInSync: { ...signInSync, everyMinutes } });
          }}
        />
      )}
    </>
  );
}
