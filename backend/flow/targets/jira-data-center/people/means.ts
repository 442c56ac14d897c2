import type { TargetContext } from '../../target.ts';
import type { JiraClient } from '../jira-data-center-client.ts';
import type { JiraSettings } from '../jira-data-center-settings.ts';
import type { JiraCompanion } from '../properties/companion.ts';
import type { PropertyStore } from '../properties/property-store.ts';

/** What the questions to Jira are asked with. */
export interface Means {
  readonly settings: JiraSettings;
  readonly context: TargetContext;
  readonly client: JiraClient;
  readonly companion: JiraCompanion;
  readonly store: PropertyStore;
  /** Uploads go by token, whose session Jira may end. */
  readonly endsSessions: boolean;
  /** Throws when the account may not administer Jira: then a refusal is everybody's. Asks once. */
  assertAdministrator(signal: AbortSignal): Promise<void>;
}
