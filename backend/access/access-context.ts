import type { SecretBox } from '../connectors/secret-box.ts';
import type { AccessLog } from '../privacy/accesses/access-log.ts';
import type { Database } from '../database/client.ts';
import type { IdentifyFrame } from './connect/frame-callers.ts';
import type { IdentifyForge } from './forge/forge-callers.ts';

/** What telling callers apart needs. */
export interface AccessContext {
  readonly database: Database;
  readonly siteId: string;
  readonly secretBox: SecretBox;
  /** The address that browsers use, without a slash at the end. */
  readonly baseUrl: string;
  /** `ROSTER_ADMIN_TOKEN`: automation's first token. */
  readonly adminToken: string | undefined;
  /** Who calls out of a frame of an Atlassian site; absent: nobody can. */
  readonly identifyFrame?: IdentifyFrame | undefined;
  /** Who calls through Forge; absent: Roster is no Forge app. */
  readonly identifyForge?: IdentifyForge | undefined;
  /** Where it is noted who looks at whom; absent: nowhere. */
  readonly accessLog?: AccessLog | undefined;
  readonly now: () => Date;
}
