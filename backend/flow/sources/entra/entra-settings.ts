import { z } from 'zod';
import { credentialProblems, entraAddressSettings, entraAppSettings } from '../../providers/entra/entra-connection.ts';

export const entraSettings = z.object({ ...entraAppSettings, ...entraAddressSettings }).check(({ value, issues }) => {
  for (const { setting, message } of credentialProblems(value)) {
    issues.push({ code: 'custom', input: value, path: [setting], message });
  }
});

export type EntraSettings = z.infer<typeof entraSettings>;
