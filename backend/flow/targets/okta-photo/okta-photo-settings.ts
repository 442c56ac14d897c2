import { z } from 'zod';
import { credentialProblems, oktaAppSettings, oktaBudgetSettings } from '../../providers/okta/okta-connection.ts';
import { createAttributesSetting, photoAttributeSettings } from '../shared/photo-attribute/photo-settings.ts';

export const oktaPhotoSettings = z
  .object({
    ...oktaAppSettings,
    ...photoAttributeSettings({
      value: 'primaryPhotoValue',
      type: 'primaryPhotoType',
      pattern: /^[A-Za-z0-9_]*$/,
      rule: 'Enter the variable name of an attribute, as in the Profile Editor.',
    }),
    createAttributes: createAttributesSetting,
    ...oktaBudgetSettings,
  })
  .check(({ value, issues }) => {
    for (const { setting, message } of credentialProblems(value)) {
      issues.push({ code: 'custom', input: value, path: [setting], message });
    }
  });

export type OktaPhotoSettings = z.infer<typeof oktaPhotoSettings>;
