import TextField from '@atlaskit/textfield/text-field';
import { isInForge } from '../../../api/frame.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { FormField } from '../../../ui/forms/form-field.tsx';
import { ToggleField } from '../../../ui/forms/toggle-field.tsx';
import { ForgeTokens } from './forge-tokens.tsx';
import { SettingsPanel } from './settings-panel.tsx';
import { SignInSyncFields } from './sign-in-sync-fields.tsx';

const texts = settingsTexts.general;

export function GeneralTab() {
  return (
    <SettingsPanel>
      {({ draft, set, errors }) => (
        <>
          <ForgeTokens />
          <FormField label={texts.siteName} help={texts.siteNameHelp} error={errors['siteName']} isRequired>
            {(control) => (
              <TextField
                {...control}
                value={draft.siteName}
                onChange={(event) => {
                  set({ siteName: event.currentTarget.value });
                }}
              />
            )}
          </FormField>
          <ToggleField
            label={texts.ownUploads}
            help={texts.ownUploadsHelp}
            isChecked={draft.pictures.ownUploads}
            onChange={(ownUploads) => {
              set({ pictures: { ownUploads } });
            }}
          />
          <FormField label={texts.photoBaseUrl} help={texts.photoBaseUrlHelp} error={errors['photos.baseUrl']}>
            {(control) => (
              <TextField
                {...control}
                type="url"
                // In Forge, the pages are not where Roster is.
                placeholder={isInForge() ? '' : window.location.origin}
                value={draft.photos?.baseUrl ?? ''}
                onChange={(event) => {
                  set({ photos: { baseUrl: event.currentTarget.value } });
                }}
              />
            )}
          </FormField>
          <SignInSyncFields settings={{ draft, set, errors }} />
          <FormField label={texts.keepDays} help={texts.keepDaysHelp} error={errors['history.keepDays']} isRequired>
            {(control) => (
              <TextField
                {...control}
                type="number"
                width="xsmall"
                min={1}
                max={3650}
                value={Number.isNaN(draft.history.keepDays) ? '' : draft.history.keepDays}
                onChange={(event) => {
                  set({ history: { keepDays: event.currentTarget.valueAsNumber } });
                }}
              />
            )}
          </FormField>
        </>
      )}
    </SettingsPanel>
  );
}
