import type { TargetContext } from '../../target.ts';
import type { ConfluenceClient } from '../confluence-data-center-client.ts';
import type { ConfluenceSettings } from '../confluence-data-center-settings.ts';
import type { ConfluenceCompanion } from '../details/companion.ts';

/** What the questions to Confluence are asked with. */
export interface Means {
  readonly settings: ConfluenceSettings;
  readonly context: TargetContext;
  readonly client: ConfluenceClient;
  readonly companion: ConfluenceCompanion;
  /** Throws when the account may not administer Confluence: then a refusal is everybody's. Asks once. */
  assertAdministrator(signal: AbortSignal): Promise<void>;
}
