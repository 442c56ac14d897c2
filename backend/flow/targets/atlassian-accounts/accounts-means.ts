import type { TargetContext } from '../target.ts';
import type { AccountsClient } from './accounts-client.ts';
import type { PictureRoute } from './people/send-picture.ts';

/** What everything that a session does has in common. */
export interface AccountsMeans {
  readonly client: AccountsClient;
  readonly pictures: PictureRoute;
  readonly context: TargetContext;
  /** Throws when the key may not manage accounts at all; found out once, before anything is asked about a person. */
  readonly proveKey: (signal: AbortSignal) => Promise<void>;
}
