import type { Refusal, TargetContext } from '../target.ts';
import type { OrganizationClient } from './organization-client.ts';
import type { UserSlots } from './people/user-slots.ts';

/** What everything that a session does has in common. */
export interface OrganizationMeans {
  readonly client: OrganizationClient;
  readonly slots: UserSlots;
  readonly context: TargetContext;
  /** Attributes that the directory has refused by themselves: for the rest of the session nobody's is tried. */
  readonly refusedAttributes: Map<string, Refusal>;
}
