import type { JsonObject } from '../../../model/json.ts';
import type { SourceRecord } from '../../../model/record.ts';
import type { RejectedRecord, SourceContext } from '../../source.ts';
import { readUser } from '../scim-record.ts';
import type { ScimSettings } from '../scim-settings.ts';
import type { GroupMeans } from './group-members.ts';
import type { Lister } from './lister.ts';

/** What every read of people has at hand. */
export interface ReadMeans extends GroupMeans {
  readonly settings: ScimSettings;
  readonly context: SourceContext;
  readonly lister: Lister;
  /** Names server and scope in cursors and bookmarks. */
  readonly of: string;
}

export interface ReadUsers {
  readonly records: readonly SourceRecord[];
  readonly rejected: readonly RejectedRecord[];
}

export async function readUsers(
  users: readonly JsonObject[],
  { discover }: Pick<ReadMeans, 'discover'>,
  signal: AbortSignal,
): Promise<ReadUsers> {
  const { photosReturned } = await discover(signal);
  const photosAre = photosReturned === 'request' ? 'on-request' : 'in-lists';
  const read = users.map((user) => readUser(user, photosAre));
  return {
    records: read.filter((one) => 'id' in one),
    rejected: read.filter((one) => 'because' in one),
  };
}
