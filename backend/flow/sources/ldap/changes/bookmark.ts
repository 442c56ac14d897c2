import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { SourceContext } from '../../source.ts';
import type { LdapSettings } from '../ldap-settings.ts';

const common = {
  /** Of the settings that decide who is read: with others, who comes in or drops out is no change of a person. */
  query: z.string(),
  /** When everyone's ids were last seen, and how many they were. */
  listedAt: z.iso.datetime(),
  listedPeople: z.int().min(0),
};

/** Where the next changes run starts. */
export const ldapBookmark = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('active-directory'),
    ...common,
    dcHostName: z.string(),
    invocationId: z.string(),
    /** The last change that has been read. */
    usn: z.string().regex(/^\d+$/),
  }),
  z.object({
    kind: z.literal('standard'),
    ...common,
    /** `entryCSN` or `modifyTimestamp` of the last change that has been read. */
    stamp: z.string(),
  }),
]);
export type LdapBookmark = z.infer<typeof ldapBookmark>;

/** How far the directory's changes have been read. */
export type Place =
  | Pick<LdapBookmark & { kind: 'active-directory' }, 'kind' | 'dcHostName' | 'invocationId' | 'usn'>
  | Pick<LdapBookmark & { kind: 'standard' }, 'kind' | 'stamp'>;

export interface Listing {
  readonly listedAt: string;
  readonly listedPeople: number;
}

/** So few ids cost less than looking for changes does. */
const alwaysListedPeople = 2000;

export function queryFingerprint(settings: LdapSettings, { scope }: SourceContext): string {
  const query = [settings.baseDn, settings.userFilter, scope.filter];
  return createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 16);
}

/** Whether the ids have to be listed in this changes run. */
export function isListingDue(last: Listing, removalCheckMinutes: number, now: Date): boolean {
  const minutes = (now.getTime() - Date.parse(last.listedAt)) / 60_000;
  return last.listedPeople <= alwaysListedPeople || minutes >= removalCheckMinutes;
}

export function deadBookmark(because: string): ConnectorError {
  return new ConnectorError({ reason: 'cursor-expired', message: `${because} Everyone is read again.` });
}
