import { z } from 'zod';

/** Which of the provider's people a connector brings in. */
export const connectorScope = z.object({
  /** Ids (LDAP: DNs) of the groups whose members are in scope. Empty: everyone. */
  groups: z.array(z.string().trim().min(1).max(1000)).max(100).default([]),
  /** Members of groups within those groups count too. */
  nestedGroups: z.boolean().default(true),
  /** A filter in the provider's own language, added to the connector's. Empty: none. */
  filter: z.string().trim().max(4000).default(''),
  includeDisabled: z.boolean().default(false),
  includeGuests: z.boolean().default(false),
});
export type ConnectorScope = z.infer<typeof connectorScope>;
