import { z } from 'zod';

/** What an admin does in the console of a provider or product before the settings can be filled in. */
export const providerGuide = z.object({
  /** In order, in the provider's own words. `copy`: a value to paste there. */
  steps: z.array(z.object({ text: z.string(), copy: z.string().optional() })),
  /** What to grant, by the provider's own names. `optional`: needed only for what `for` says. */
  permissions: z.array(z.object({ name: z.string(), for: z.string(), optional: z.boolean() })),
  /** The provider's page about it. */
  documentation: z.url(),
});
export type ProviderGuide = z.infer<typeof providerGuide>;
