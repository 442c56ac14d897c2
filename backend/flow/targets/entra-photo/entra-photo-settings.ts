import { z } from 'zod';
import { credentialProblems, entraAddressSettings, entraAppSettings } from '../../providers/entra/entra-connection.ts';
import { createAttributesSetting, photoAttributeSettings } from '../shared/photo-attribute/photo-settings.ts';

export const entraPhotoSettings = z
  .object({
    ...entraAppSettings,
    ...photoAttributeSettings({
      value: 'primaryPhotoValue',
      type: 'primaryPhotoType',
      pattern: /^[A-Za-z0-9_]*$/,
      rule: 'Enter extensionAttribute1 to 15, or the name of a directory extension.',
    }),
    createAttributes: createAttributesSetting,
    ...entraAddressSettings,
  })
  .check(({ value, issues }) => {
    for (const { setting, message } of credentialProblems(value)) {
      issues.push({ code: 'custom', input: value, path: [setting], message });
    }
  });

export type EntraPhotoSettings = z.infer<typeof entraPhotoSettings>;
