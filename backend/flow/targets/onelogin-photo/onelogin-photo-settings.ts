import { z } from 'zod';
import { oneloginAddressSettings, oneloginAppSettings } from '../../providers/onelogin/onelogin-connection.ts';
import { createAttributesSetting, photoAttributeSettings } from '../shared/photo-attribute/photo-settings.ts';

export const oneloginPhotoSettings = z.object({
  ...oneloginAppSettings,
  ...photoAttributeSettings({
    value: 'primaryPhotoValue',
    type: 'primaryPhotoType',
    pattern: /^[A-Za-z0-9_]*$/,
    rule: 'Enter the short name of a custom attribute.',
  }),
  createAttributes: createAttributesSetting,
  ...oneloginAddressSettings,
});

export type OneLoginPhotoSettings = z.infer<typeof oneloginPhotoSettings>;
