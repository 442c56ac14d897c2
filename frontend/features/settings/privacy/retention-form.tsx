import { privacyTexts } from '../../../texts/privacy.ts';
import { NumberField } from '../../../ui/forms/number-field.tsx';
import { SettingsPanel } from '../site/settings-panel.tsx';
import styles from './privacy.module.css';

const texts = privacyTexts.settings.accesses;
const usualDays = 180;

/** How long it is kept who looked at whom. */
export function RetentionForm() {
  return (
    <div className={styles['retention']}>
      <SettingsPanel>
        {({ draft, set, errors }) => (
          <NumberField
            label={texts.days}
            help={texts.daysHelp}
            error={errors['privacy.accessDays']}
            min={1}
            max={3650}
            value={draft.privacy?.accessDays ?? usualDays}
            onChange={(accessDays) => {
              set({ privacy: { accessDays } });
            }}
          />
        )}
      </SettingsPanel>
    </div>
  );
}
