import { z } from 'zod';
import { pingoneAddressSettings, pingoneAppSettings } from '../../providers/pingone/pingone-connection.ts';
import { createAttributesSetting, photoAttributeSettings } from '../shared/photo-attribute/photo-settings.ts';

export const pingonePhotoSettings = z.object({
  ...pingoneAppSettings,
  ...photoAttributeSettings({
    value: 'primaryPhotoValue',
    type: 'primaryPhotoType',
    pattern: /^(\w*|photo\.href)$/,
    rule: 'Enter the name of a declared attribute, or photo.href.',
  }),
  createAttributes: createAttributesSetting,
  ...pingoneAddressSettings,
});

export type PingOnePhotoSettings = z.infer<typeof pingonePhotoSettings>;
