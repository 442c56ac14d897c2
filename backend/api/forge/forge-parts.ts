import type { ForgeCallerParts } from '../../access/forge/forge-callers.ts';
import type { ForgeQueue } from '../../atlassian/forge/forge-event.ts';

/** What being a Forge app needs. */
export interface ForgeParts extends Pick<ForgeCallerParts, 'verify'> {
  readonly queue: ForgeQueue;
  /** How long a page waits for what it asks. Default: a little less than Forge does. */
  readonly patienceMs?: number;
}
