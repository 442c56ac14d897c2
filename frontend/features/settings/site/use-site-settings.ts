import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SiteSettings } from '#contract/accounts.ts';
import { signInOptionsQuery } from '../../../api/session-queries.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { fieldErrorsOf, type FieldErrors } from '../../../ui/forms/field-errors.ts';
import { useFlags } from '../../../ui/use-flags.tsx';
import { saveSettings, settingsQuery, type SettingsInput } from '../settings-queries.ts';

export interface SettingsDraft {
  readonly draft: SettingsInput;
  readonly set: (change: Partial<SettingsInput>) => void;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  readonly error: Error | null;
  readonly errors: FieldErrors;
  readonly save: () => void;
}

/** What is typed over the site's settings, until it is saved. */
export function useSiteSettings(saved: SiteSettings): SettingsDraft {
  const queryClient = useQueryClient();
  const flags = useFlags();
  const [change, setChange] = useState<Partial<SettingsInput>>({});
  const draft = { ...settingsOf(saved), ...change };
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => saveSettings(draft),
    onSuccess: async (settings) => {
      queryClient.setQueryData(settingsQuery.queryKey, settings);
      setChange({});
      flags.success(settingsTexts.saved);
      await queryClient.invalidateQueries({ queryKey: signInOptionsQuery.queryKey });
    },
  });
  return {
    draft,
    set: (next) => {
      setChange({ ...change, ...next });
    },
    isDirty: JSON.stringify(draft) !== JSON.stringify(settingsOf(saved)),
    isSaving: isPending,
    error,
    errors: fieldErrorsOf(error),
    save: mutate,
  };
}

function settingsOf(saved: SiteSettings): SettingsInput {
  const { siteName, oidc, pictures, photos, history, privacy, issueFields, signInSync } = saved;
  return { siteName, oidc, pictures, photos, history, privacy, issueFields, signInSync };
}
